import { find, models } from '../catalogue/index.ts';
import type { Model } from '../catalogue/schema.ts';
import { kvCacheBytes } from '../estimate/index.ts';
import { bytes, count } from '../format.ts';
import { label, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const POINTS = 64;
const MARKS = 4;

/** Cache of one request against its length: a straight line, and one that bends where most layers stop looking back. */
export const kvContext: Figure = (props, alt) => {
  const to = numberProp(props, 'tokens', 131_072);
  const straight = find(models, props.model ?? 'qwen3-32b', 'model');
  const bent = find(models, props.windowed ?? 'gemma-3-27b', 'model');
  const most = kvCacheBytes(straight, to);
  const end = kvCacheBytes(bent, to);
  if (end > most) throw new RangeError(`kv-context: ${bent.name} needs more than ${straight.name}; swap the two`);
  const x = (tokens: number): number => (tokens / to) * (WIDTH - 4);
  const y = (size: number): number => 158 - (size / most) * 130;
  const area = (model: Model, kind: string): View => {
    const points = Array.from({ length: POINTS + 1 }, (_, index) => (index / POINTS) * to);
    const edge = points.map(
      (tokens) => `${x(tokens).toFixed(1)} ${y(kvCacheBytes(model, Math.max(1, tokens))).toFixed(1)}`,
    );
    return view('path', { class: kind, d: `M0 158L${edge.join('L')}L${x(to)} 158Z` });
  };
  return picture(
    198,
    alt,
    area(straight, 'i-kv i-faint'),
    area(bent, 'i-kv'),
    label(`${straight.name}: ${bytes(most)}`, WIDTH - 90, 20, { anchor: 'end' }),
    label(`${bent.name}: ${bytes(end)}`, WIDTH - 4, y(end) - 8, { anchor: 'end' }),
    bottomAxis(
      158,
      Array.from({ length: MARKS + 1 }, (_, index) => (index / MARKS) * to).map((tokens) => [x(tokens), count(tokens)]),
      [0, WIDTH - 4],
    ),
    label('tokens of one request, BF16', 0, 194, { kind: 'small' }),
  );
};
