import { find, models } from '../catalogue/index.ts';
import { kvCacheBytes } from '../estimate/index.ts';
import { bytes, count, seconds } from '../format.ts';
import { bar, label, line, picture, type View, view } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Two pools of accelerators: one reads prompts, one writes answers, and a prompt's cache crosses between them. */
export const splitPools: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-70b', 'model');
  const tokens = numberProp(props, 'tokens', 4000);
  const rate = numberProp(props, 'rate', 50);
  const size = kvCacheBytes(model, tokens);
  const box = (x: number, width: number): View =>
    view('rect', { class: 'i-outline', x: x + 0.5, y: 24.5, width: width - 1, height: 92 });
  return picture(
    186,
    alt,
    label('prefill pool', 0, 15),
    box(0, 118),
    bar('prefill', 8, 34, 102, 20),
    bar('prefill', 8, 60, 74, 20),
    bar('prefill', 8, 86, 90, 20),
    label('decode pool', 242, 15),
    box(242, 118),
    ...Array.from(
      { length: 15 },
      (_, index): View => bar('decode', 250 + (index % 5) * 21, 34 + Math.floor(index / 5) * 26, 16, 20),
    ),
    bar('kv', 154, 58, 46, 24),
    line(122, 70, 151, 70, 'ink'),
    line(204, 70, 232, 70, 'ink'),
    view('path', { class: 'i-arrow', d: 'M231 64l9 6-9 6z' }),
    label('KV cache', 180, 50, { kind: 'small', anchor: 'middle' }),
    label(bytes(size), 180, 98, { kind: 'number', anchor: 'middle' }),
    label('limited by arithmetic', 0, 134, { kind: 'small' }),
    label('limited by memory', 360, 134, { kind: 'small', anchor: 'end' }),
    label('first token', 0, 151, { kind: 'small' }),
    label('all other tokens', 360, 151, { kind: 'small', anchor: 'end' }),
    label(
      `${count(tokens)} tokens of ${model.name}: ${seconds(size / (rate * 1e9))} at ${count(rate)} GB/s`,
      180,
      180,
      {
        kind: 'small',
        anchor: 'middle',
      },
    ),
  );
};
