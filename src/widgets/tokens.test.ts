import { expect, test } from 'vitest';
import { toHtml } from '../view/index.ts';
import { parseValues } from './frame/field.ts';
import { outcomeOf } from './frame/widget.ts';
import { tokens } from './tokens.ts';
import { answerFrom, tokensRecord } from './tokens-answer.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(tokens, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const number = (texts: Record<string, string>, name: string) =>
  Number(answerTo(texts).data.find(([row]) => row === name)?.[2]);

test('"hello world" is two tokens in eleven characters', () => {
  expect(number({ text: 'hello world' }, 'tokens')).toBe(2);
  expect(number({ text: 'hello world' }, 'characters')).toBe(11);
});

// The sentences that the page on tokenizers counts, after gpt-tokenizer's o200k_base.
test('"The train to Munich leaves at nine in the morning." is eleven tokens, and fourteen in Hindi', () => {
  expect(number({ text: 'The train to Munich leaves at nine in the morning.' }, 'tokens')).toBe(11);
  expect(number({ text: 'म्यूनिख की ट्रेन सुबह नौ बजे रवाना होती है।' }, 'tokens')).toBe(14);
});

// 11 ÷ 4 = 2.75, and there are no parts of a token.
test('by characters ÷ 4 it would be three', () => {
  expect(number({ text: 'hello world' }, 'characters ÷ 4')).toBe(3);
});

// GPT-4o at $2.50 a million: 2 × 2.5e-6.
test('to read it once costs $0.000005 by GPT-4o', () => {
  expect(number({ text: 'hello world' }, 'openai/gpt-4o, read once')).toBeCloseTo(5e-6, 15);
});

test('a mark of byte order is no character of the text', () => {
  expect(number({ text: '\uFEFFhello world' }, 'characters')).toBe(11);
  expect(number({ text: '\uFEFFhello world' }, 'tokens')).toBe(2);
});

test('the line ends of Windows count as those of a text field, which has no others', () => {
  expect(number({ text: 'a\r\nb' }, 'characters')).toBe(3);
});

// 0.9 and 1.6 times 11, to whole tokens: 9.9 and 17.6; in Devanagari 0.7 and 2.7 times 14: 9.8 and 37.8.
test('other tokenizers differ by less in Latin letters than in other scripts', () => {
  const english = 'The train to Munich leaves at nine in the morning.';
  expect(number({ text: english }, 'with other tokenizers, at least')).toBe(10);
  expect(number({ text: english }, 'with other tokenizers, at most')).toBe(18);
  const hindi = 'म्यूनिख की ट्रेन सुबह नौ बजे रवाना होती है।';
  expect(number({ text: hindi }, 'with other tokenizers, at least')).toBe(10);
  expect(number({ text: hindi }, 'with other tokenizers, at most')).toBe(38);
});

test('markup in a text is text, in the marked text and in every table', () => {
  const evil = '<img src=x onerror=alert(1)> & "quotes"';
  const { text, tables } = answerTo({ text: evil });
  expect(toHtml(text ?? '')).not.toMatch(/<img/);
  expect(
    tables
      .at(-1)
      ?.rows.map(({ what }) => what)
      .join(''),
  ).toContain('<');
});

test('a text that looks like a control token is counted as text', () => {
  expect(number({ text: '<|endoftext|>' }, 'tokens')).toBeGreaterThan(1);
});

test('nothing pasted, or too much, is refused with what is allowed', () => {
  expect(outcomeOf(tokens, { text: '' })).toEqual({
    error: '“Text” must have 1 to 1,000,000 characters, got none: paste one, or set a number of tokens',
    field: 'text',
  });
  expect(outcomeOf(tokens, { text: 'x'.repeat(1_000_001) }).error).toBe(
    '“Text” must have 1 to 1,000,000 characters, got 1,000,001',
  );
});

test('a number of tokens needs no text and is taken as it is set', () => {
  expect(number({ text: '', count: '25000' }, 'tokens')).toBe(25_000);
  // 25,000 × $2.50 a million = $0.0625.
  expect(number({ text: '', count: '25000' }, 'openai/gpt-4o, read once')).toBeCloseTo(0.0625, 12);
  expect(answerTo({ text: '', count: '25000' }).text).toBeUndefined();
});

test('a link carries a short text, and of a long one the count', () => {
  expect(answerTo({ text: 'hello world' }).linked).toBeUndefined();
  const long = answerTo({ text: 'hello world '.repeat(500) });
  expect(long.linked?.texts).toEqual({ text: '', count: String(long.data[1]?.[2]) });
  expect(long.linked?.note).toMatch(/too long/);
});

test('a short text whose letters are long in an address is left out of it too', () => {
  expect(answerTo({ text: 'क'.repeat(300) }).linked?.texts.text).toBe('');
});

test('without its tokenizer it says that it guesses', () => {
  const values = parseValues(tokensRecord.fields, { text: 'hello world' });
  expect(answerFrom(values, undefined).headline).toMatch(/^About 3 tokens in 11 characters, by the rule of thumb/);
});
