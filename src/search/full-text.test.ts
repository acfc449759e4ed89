import { expect, test } from 'vitest';
import { excerptParts, holds } from './full-text.ts';

test('an excerpt is text and marked text, never markup', () => {
  expect(excerptParts('1 &lt; 2 <mark>tokens</mark> &amp; &lt;b&gt;')).toEqual([
    { text: '1 < 2 ', marked: false },
    { text: 'tokens', marked: true },
    { text: ' & <b>', marked: false },
  ]);
});

test('punctuation beside a word that was found is not marked', () => {
  expect(excerptParts('the device <mark>memory,</mark> the largest')).toEqual([
    { text: 'the device ', marked: false },
    { text: 'memory', marked: true },
    { text: ', the largest', marked: false },
  ]);
});

test('a passage whose words only begin like the query does not hold it', () => {
  expect(holds(excerptParts('what a <mark>parameter</mark> is'), ['parabola'])).toBe(false);
  expect(holds(excerptParts('in every <mark>batch</mark>'), ['batching'])).toBe(true);
});
