import { find, models } from '../catalogue/index.ts';
import { kvCacheBytes } from '../estimate/index.ts';
import { binaryBytes, bytes, count } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Cache of one request at the same context for several models, on one scale. */
export const kvGrowth: Figure = (props, alt) => {
  const ids = (props.models ?? 'llama-2-7b,llama-3.1-8b,llama-3.1-70b,deepseek-v3').split(',');
  const tokens = numberProp(props, 'tokens', 4096);
  const rows = ids.map((id) => {
    const model = find(models, id.trim(), 'model');
    return { model, size: kvCacheBytes(model, tokens), each: kvCacheBytes(model, 1) };
  });
  const most = Math.max(...rows.map(({ size }) => size));
  const parts = rows.flatMap(({ model, size, each }, index): View[] => {
    const y = index * 46;
    return [
      label(model.name, 0, y + 14),
      label(`${binaryBytes(each)} a token`, WIDTH, y + 14, { kind: 'small', anchor: 'end' }),
      bar('kv', 0, y + 20, (size / most) * (WIDTH - 70), 14),
      label(bytes(size), (size / most) * (WIDTH - 70) + 6, y + 32, { kind: 'number' }),
    ];
  });
  return picture(
    rows.length * 46 + 20,
    alt,
    ...parts,
    label(`one request of ${count(tokens)} tokens, BF16`, 0, rows.length * 46 + 14, { kind: 'small' }),
  );
};
