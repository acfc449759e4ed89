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
  expect(html.match(/h0/g)).toHaveLength(3);
});

test('a prediction ten times too high stands at the top left, one ten times too low at the bottom right', () => {
  const html = drawing([
    ['a', 1, 10],
    ['a', 10, 1],
  ]);
  // The second point is told from the first: as far to the right as below.
  expect(/d="m(\d+) (\d+)h0m(\d+) (\d+)h0"/.exec(html)?.slice(1).map(Number)).toEqual([56, 36, 256, 256]);
});

test('a marked group carries its name', () => {
  expect(drawing([['a', 1, 9]], { group: 'a', text: 'The odd one' })).toContain('The odd one');
});
