import { expect, test } from 'vitest';
import { tokenProbabilities } from './sampling.ts';

test('scores one apart stand e to 1 at temperature 1, and e² to 1 at half of it', () => {
  const [a = 0, b = 0] = tokenProbabilities([3, 2]);
  expect(a / b).toBeCloseTo(Math.E, 10);
  const [c = 0, d = 0] = tokenProbabilities([3, 2], 0.5);
  expect(c / d).toBeCloseTo(Math.E ** 2, 10);
});

test('of 60, 30 and 10 percent, a nucleus of 0.8 keeps two thirds and one third', () => {
  const scores = [0.6, 0.3, 0.1].map(Math.log);
  const kept = tokenProbabilities(scores, 1, { topP: 0.8 });
  expect(kept[0]).toBeCloseTo(2 / 3, 10);
  expect(kept[1]).toBeCloseTo(1 / 3, 10);
  expect(kept[2]).toBe(0);
});

test('the likeliest token alone is left by a top-k of one, and by a nucleus smaller than its share', () => {
  const scores = [0.3, 0.6, 0.1].map(Math.log);
  expect(tokenProbabilities(scores, 1, { topK: 1 })).toEqual([0, 1, 0]);
  expect(tokenProbabilities(scores, 1, { topP: 0.2 })).toEqual([0, 1, 0]);
});

test('large scores do not overflow', () => {
  expect(tokenProbabilities([2000, 2000])).toEqual([0.5, 0.5]);
});

test('a temperature of zero is refused: it means to take the likeliest token', () => {
  expect(() => tokenProbabilities([1, 2], 0)).toThrow('temperature must be a finite number above 0, got 0');
});
