import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedIn, countInSlices, idsOf, piecesOf } from './o200k.ts';
import { samples } from './samples.ts';
import { slicesOf } from './slices.ts';

const tokensOf = (text: string): number => idsOf(text).length;
const shownOf = (text: string): string[] => piecesOf(idsOf(text)).map(([part]) => part);

test('a text that looks like a control token is cut like any other', () => {
  expect(tokensOf('<|endoftext|>')).toBeGreaterThan(1);
});

const word = fc.constantFrom(
  ...[
    'word',
    'Word',
    'don',
    "'s",
    "'",
    's',
    ' ',
    '  ',
    '\n',
    '\t',
    'naïve',
    '12',
    '…',
    '🤹🏽‍♂️',
    'தமிழ்',
    'مرحبا',
    '\uFFFD',
    '中文',
  ],
  ...['。', '/', '.', 'é', '\u0301', 'ſ', '👨‍👩‍👧', '🇩🇪'],
);
const text = fc
  .oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.array(word, { maxLength: 60 }).map((parts) => parts.join('')),
  )
  .map((whole) => whole.toWellFormed().replaceAll('\uFEFF', ''));

test('the pieces of a text, put together, are the text', () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(shownOf(whole).join('')).toBe(whole);
    }),
    { numRuns: 2000 },
  );
});

test('a text cut where nothing joins has as many tokens as the text in one', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const slices = [...slicesOf(whole, 5, 40)];
      expect(slices.map((slice) => slice.text).join('')).toBe(whole);
      if (slices.some(({ torn }) => torn)) return;
      expect(slices.reduce((sum, slice) => sum + tokensOf(slice.text), 0)).toBe(tokensOf(whole));
    }),
    { numRuns: 4000 },
  );
});

test('a slice never ends between the two halves of a character', () => {
  for (const { text: slice } of slicesOf('😀'.repeat(50), 3, 7)) expect(slice.isWellFormed()).toBe(true);
});

// A merge compares each byte with all others: torn after 1,000 letters, a million takes as long as a thousand times a thousand.
test('a million letters without a space are counted, and said to be torn', () => {
  const { characters, torn, pieces } = countedIn('x'.repeat(1_000_000));
  expect([characters, torn, pieces.length]).toEqual([1_000_000, 999, 1500]);
});

test('an emoji that is several tokens stands as one piece', () => {
  for (const emoji of ['🤹🏽‍♂️', '👨‍👩‍👧‍👦', '🇩🇪']) {
    const pieces = piecesOf(idsOf(`a ${emoji} b`)).filter(([part]) => part.includes(emoji));
    expect(pieces.length).toBe(1);
    expect(pieces[0]?.[1].length).toBeGreaterThan(1);
  }
});

test('a Devanagari vowel sign stands with the letter that it belongs to', () => {
  for (const piece of shownOf(samples.hindi)) expect(piece).not.toMatch(/^\p{M}/u);
});

test('counting in slices finds what counting in one go finds, and stops when it is told to', async () => {
  const long = `${samples.english} `.repeat(2000);
  const watch = { progress: () => {}, signal: new AbortController().signal };
  expect(await countInSlices(long, watch)).toEqual(countedIn(long));
  const ending = new AbortController();
  const stopped = countInSlices(long.repeat(2), { progress: () => ending.abort(), signal: ending.signal });
  expect(await stopped).toBeUndefined();
});
