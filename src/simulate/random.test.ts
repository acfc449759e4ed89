import { expect, test } from 'vitest';
import { type Draw, exponential, gamma, lengthsFrom, normal } from './distribution.ts';
import { randomFrom, xoshiro128 } from './random.ts';

// Output of the authors' C code, as rand_xoshiro 0.7 tests it: https://docs.rs/rand_xoshiro/0.7.0/src/rand_xoshiro/xoshiro128starstar.rs.html
test('the generator gives the ten numbers that its authors’ code gives from the state 1, 2, 3, 4', () => {
  const next = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

const COUNT = 200_000;
function momentsOf(draw: Draw): { mean: number; variance: number } {
  const values = Array.from({ length: COUNT }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / COUNT;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT };
}

// Mean and variance: uniform 1/2, 1/12; exponential m, m²; normal 0, 1; gamma k, k.
test.each([
  ['uniform', randomFrom(1), 1 / 2, 1 / 12],
  ['exponential of mean 3', () => exponential(3, random), 3, 9],
  ['normal', () => normal(random), 0, 1],
  ['gamma of shape 4', () => gamma(4, random), 4, 4],
  ['gamma of shape 1/9', () => gamma(1 / 9, random), 1 / 9, 1 / 9],
] as const)('draws of the %s distribution have its mean and variance', (_, draw, mean, variance) => {
  const found = momentsOf(draw);
  expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / COUNT));
  expect(found.variance / variance).toBeCloseTo(1, 1);
});
const random = randomFrom(2);

test('log-normal lengths of mean 1,000 and variation 1 have a median of 1,000 / √2', () => {
  const draw = lengthsFrom({ kind: 'lognormal', mean: 1000, variation: 1 }, randomFrom(3));
  const values = Array.from({ length: COUNT }, draw).sort((a, b) => a - b);
  expect((values[COUNT / 2] ?? 0) / (1000 / Math.SQRT2)).toBeCloseTo(1, 1);
  expect(values.reduce((sum, value) => sum + value, 0) / COUNT / 1000).toBeCloseTo(1, 1);
});

test('streams of one seed, and seeds that are next to each other, have nothing in common', () => {
  const drawn = [randomFrom(1, 0), randomFrom(1, 1), randomFrom(2, 0)].map((next) =>
    Array.from({ length: 1000 }, next),
  );
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const product = (drawn[a] ?? []).reduce((sum, value, at) => sum + (value - 0.5) * ((drawn[b]?.[at] ?? 0) - 0.5), 0);
    expect(Math.abs(product / 1000) * 12).toBeLessThan(5 / Math.sqrt(1000));
  }
});
