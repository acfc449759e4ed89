import { InputError, positive } from '../estimate/check.ts';
import type { Random } from './random.ts';

/**
 * How long prompts or answers are, in tokens: all alike, or different by chance. `variation` is the standard deviation in units
 * of the mean; `listed` lengths come in their order, again and again.
 */
export type Lengths =
  | number
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly variation: number }
  | { readonly kind: 'uniform'; readonly least: number; readonly most: number }
  | { readonly kind: 'listed'; readonly values: readonly number[] };

/** What draws the next value. */
export type Draw = () => number;

export const exponential = (mean: number, random: Random): number => -mean * Math.log(1 - random());

/** A normal value with mean 0 and deviation 1, by the polar form of Box and Muller. */
export function normal(random: Random): number {
  for (;;) {
    const [x, y] = [2 * random() - 1, 2 * random() - 1];
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * A value of the gamma distribution with mean `shape`: Marsaglia and Tsang, "A simple method for generating gamma variables".
 * @see https://doi.org/10.1145/358407.358414
 */
export function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** The mean of a distribution of lengths. */
export function meanLength(path: string, lengths: Lengths): number {
  if (typeof lengths === 'number') return positive(path, lengths);
  if (lengths.kind === 'uniform') {
    if (positive(`${path}.most`, lengths.most) < positive(`${path}.least`, lengths.least))
      throw new InputError('beyond-most', `${path}.least`, `${path}.least must be at most ${path}.most`);
    return (lengths.least + lengths.most) / 2;
  }
  if (lengths.kind === 'listed') {
    if (lengths.values.length === 0)
      throw new InputError('empty', `${path}.values`, `${path}.values must not be empty`);
    for (const value of lengths.values) positive(`${path}.values`, value);
    return lengths.values.reduce((sum, value) => sum + value, 0) / lengths.values.length;
  }
  if (lengths.kind === 'lognormal') positive(`${path}.variation`, lengths.variation);
  return positive(`${path}.mean`, lengths.mean);
}

/** Whole lengths of at least one token. */
export function lengthsFrom(lengths: Lengths, random: Random): Draw {
  const draw = anyLength(lengths, random);
  return () => Math.max(1, Math.round(draw()));
}

function anyLength(lengths: Lengths, random: Random): Draw {
  if (typeof lengths === 'number') return () => lengths;
  switch (lengths.kind) {
    case 'exponential':
      return () => exponential(lengths.mean, random);
    case 'lognormal': {
      const square = Math.log(1 + lengths.variation ** 2);
      const middle = Math.log(lengths.mean) - square / 2;
      return () => Math.exp(middle + Math.sqrt(square) * normal(random));
    }
    case 'uniform':
      return () => lengths.least + (lengths.most - lengths.least) * random();
    case 'listed': {
      let at = 0;
      return () => lengths.values[at++ % lengths.values.length] ?? 1;
    }
  }
}
