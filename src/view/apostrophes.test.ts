import { expect, test } from 'vitest';
import { withApostrophes } from './apostrophes.ts';

test('an apostrophe within a word is curly, a quote around one stays as it was typed', () => {
  expect(withApostrophes("a server's memory, the readers' page, 'max'")).toBe(
    "a server’s memory, the readers' page, 'max'",
  );
});
