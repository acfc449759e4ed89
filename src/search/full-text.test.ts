import { expect, test } from 'vitest';
import { excerptParts } from './full-text.ts';

test('an excerpt is text and marked text, never markup', () => {
  expect(excerptParts('1 &lt; 2 <mark>tokens</mark> &amp; &lt;b&gt;')).toEqual([
    { text: '1 < 2 ', marked: false },
    { text: 'tokens', marked: true },
    { text: ' & <b>', marked: false },
  ]);
});
