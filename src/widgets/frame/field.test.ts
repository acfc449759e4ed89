import { expect, test } from 'vitest';
import { changedTexts, FieldError, parseValues, shownTexts } from './field.ts';

const fields = {
  card: {
    type: 'choice',
    label: 'Card',
    start: 'a',
    choices: { a: { name: 'A', aliases: ['alpha'] }, b: { name: 'B' } },
  },
  cards: {
    type: 'selection',
    label: 'Cards',
    one: 'card',
    start: ['a'],
    most: 2,
    choices: { a: { name: 'A' }, b: { name: 'B' }, c: { name: 'C' } },
  },
  size: { type: 'number', label: 'Size', unit: 'tokens', start: 4, least: 0, most: 100, step: 1 },
} as const;

const problem = (texts: Record<string, string>): FieldError => {
  try {
    parseValues(fields, texts);
  } catch (error) {
    if (error instanceof FieldError) return error;
  }
  throw new Error('was accepted');
};

test('what is absent takes its start', () => {
  expect(parseValues(fields, {})).toEqual({ card: 'a', cards: ['a'], size: 4 });
});

test('names that hosts add to an address are left alone', () => {
  expect(parseValues(fields, { utm_source: 'x', ref: 'ghost' })).toEqual({ card: 'a', cards: ['a'], size: 4 });
});

test('an alias is the row that it leads to', () => {
  expect(parseValues(fields, { card: 'Alpha' }).card).toBe('a');
  expect(shownTexts(fields, { card: 'Alpha', size: 'x' })).toEqual({ card: 'a', cards: 'a', size: 'x' });
});

test.each([
  [{ size: '1.5' }, 'size', 'size must be a whole number from 0 to 100 (tokens), got "1.5"'],
  [{ size: '' }, 'size', 'size must be a whole number from 0 to 100 (tokens), got nothing'],
  [{ size: '0x10' }, 'size', 'size must be a whole number from 0 to 100 (tokens), got "0x10"'],
  [{ size: '101' }, 'size', 'size must be a whole number from 0 to 100 (tokens), got "101"'],
  [{ card: 'z' }, 'card', 'unknown card "z"; expected one of: a, b'],
  [{ cards: '' }, 'cards', 'cards must name 1 to 2 rows, got none'],
  [{ cards: 'a,b,c' }, 'cards', 'cards must name 1 to 2 rows, got more'],
])('%j is refused with the name of the input and what it takes', (texts, field, message) => {
  expect(problem(texts as Record<string, string>)).toMatchObject({ field, message });
});

test('a row that is named twice counts once', () => {
  expect(parseValues(fields, { cards: 'b, b' }).cards).toEqual(['b']);
});

test('a long list is not read out in a message', () => {
  const choices = Object.fromEntries(Array.from({ length: 110 }, (_, index) => [`row-${index}`, { name: 'x' }]));
  const many = { row: { type: 'choice', label: 'Row', start: 'row-0', choices } } as const;
  expect(() => parseValues(many, { row: '§' })).toThrow(/expected one of 110, such as row-0, row-1/);
});

test('an address says only what differs from the start', () => {
  expect(changedTexts(fields, parseValues(fields, { card: 'b', size: '4.0' }))).toEqual({ card: 'b' });
});
