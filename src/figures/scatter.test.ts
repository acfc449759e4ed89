import { expect, test } from 'vitest';
import { toHtml } from '../view/index.ts';
import { scatter } from './index.ts';

const drawing = (pairs: readonly (readonly [string, number, number])[], mark?: { group: string; text: string }) =>
  toHtml(
    scatter(
      { pairs, range: [0.5, 2], format: String, axis: 'time', ...(mark === undefined ? {} : { mark }) },
      'Predicted against measured',
    ),
  );

test('every group is one path, and points that fall together are drawn once', () => {
  const html = drawing([
    ['a', 1, 1],
    ['a', 1, 1],
    ['a', 10, 10],
    ['b', 10, 1],
  ]);
  expect(html.match(/<path/g)).toHaveLength(2);
  expect(html.match(/M\d+ \d+h0/g)).toHaveLength(3);
});

test('a prediction ten times too high stands at the top left, one ten times too low at the bottom right', () => {
  const points = [
    ...drawing([
      ['a', 1, 10],
      ['b', 10, 1],
    ]).matchAll(/M(\d+) (\d+)h0/g),
  ].map(([, x, y]) => [Number(x), Number(y)]);
  const [high, low] = points;
  expect(high?.[0]).toBeLessThan(low?.[0] ?? 0);
  expect(high?.[1]).toBeLessThan(low?.[1] ?? 0);
});

test('a marked group carries its name', () => {
  expect(drawing([['a', 1, 9]], { group: 'a', text: 'The odd one' })).toContain('The odd one');
});
