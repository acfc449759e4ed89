import { expect, test } from 'vitest';
import { robustFit } from './robust-fit.ts';

/** Seconds of reading `bytes` at a rate after a fixed wait, as logarithms of measured over predicted. */
function problemOf(measured: readonly (readonly [bytes: number, seconds: number])[]) {
  const residuals = ([wait = 0, rate = 0]: readonly number[]) =>
    Float64Array.from(measured, ([bytes, seconds]) => -Math.log(seconds / (Math.exp(wait) + bytes / Math.exp(rate))));
  return {
    residuals,
    moved: (logs: readonly number[]) => residuals(logs),
    weights: new Float64Array(measured.length).fill(1 / measured.length),
    expected: [Math.log(1), Math.log(1)],
    low: [Math.log(1e-3), Math.log(1e-3)],
    high: [Math.log(1e3), Math.log(1e3)],
  };
}

// A wait of 2 s and 5 bytes a second: 3, 4, 12, 22 and 42 s. One of six readings is ten times too long.
test('one odd measurement of six does not steer the constants', () => {
  const measured = [
    [5, 3],
    [10, 4],
    [50, 12],
    [100, 22],
    [200, 42],
    [20, 60],
  ] as const;
  const [wait = 0, rate = 0] = robustFit(problemOf(measured), [Math.log(0.3), Math.log(30)], 200).map(Math.exp);
  expect(wait).toBeGreaterThan(1.9);
  expect(wait).toBeLessThan(2.1);
  expect(rate).toBeGreaterThan(4.8);
  expect(rate).toBeLessThan(5.2);
});

test('a constant that no measurement speaks of stays where it is expected', () => {
  const silent = { ...problemOf([[5, 3]]), residuals: () => new Float64Array(1), moved: () => new Float64Array(1) };
  const [wait = 0, rate = 0] = robustFit(silent, [Math.log(7), Math.log(7)], 200).map(Math.exp);
  expect(wait).toBeCloseTo(1, 1);
  expect(rate).toBeCloseTo(1, 1);
});
