import { expect, test } from 'vitest';
import { densest, excerptOf, holds, type PageText, passagesOf } from './passages.ts';

const words = (text: string): string[] => text.split(' ');
const at = (...places: number[]) => places.map((word) => ({ word, weight: 1 }));
const marked = (excerpt: ReturnType<typeof excerptOf>): string =>
  excerpt.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

test('an excerpt is text and marked text, and markup in it stays text', () => {
  expect(excerptOf(words('1 < 2 tokens & <b>'), { from: 0, to: 6 }, new Set([3]))).toEqual([
    { text: '1 < 2 ', marked: false },
    { text: 'tokens', marked: true },
    { text: ' & <b>', marked: false },
  ]);
});

test('punctuation beside a word that was found is not marked', () => {
  const excerpt = excerptOf(words('the device “memory,” the largest'), { from: 0, to: 5 }, new Set([2]));
  expect(marked(excerpt)).toBe('the device “[memory],” the largest');
});

test('two words that were found side by side are marked one by one', () => {
  expect(marked(excerptOf(words('the KV cache grows'), { from: 0, to: 4 }, new Set([1, 2])))).toBe(
    'the [KV] [cache] grows',
  );
});

test('an excerpt of 24 words has the most of what was found, and has it in its middle', () => {
  // Words 60 to 63 are four; words 10 and 30 stand alone.
  const { from, to } = densest(at(10, 30, 60, 61, 62, 63), { from: 0, to: 200 });
  expect(to - from).toBe(24);
  expect((from + to - 1) / 2).toBeCloseTo(61.5, 0);
});

test('a rare word draws the excerpt away from two common ones', () => {
  const places = [...at(5, 6), { word: 90, weight: 3 }];
  const { from, to } = densest(places, { from: 0, to: 200 });
  expect(from <= 90 && 90 < to).toBe(true);
});

test('an excerpt stays in its section, and begins with it where the words stand there', () => {
  expect(densest(at(103), { from: 100, to: 110 })).toEqual({ from: 100, to: 110 });
  expect(densest(at(103), { from: 100, to: 300 })).toEqual({ from: 100, to: 124 });
  expect(densest(at(299), { from: 100, to: 300 })).toEqual({ from: 276, to: 300 });
});

test('a passage whose words only begin like the query does not hold it', () => {
  const passage = (word: string) => excerptOf(words(`what a ${word} is`), { from: 0, to: 4 }, new Set([2]));
  expect(holds(passage('parameter'), ['parabola'])).toBe(false);
  expect(holds(passage('batch'), ['batching'])).toBe(true);
});

const page: PageText = {
  url: '/terms/vram/',
  content: 'VRAM. The memory of a card. Definition. It is memory. Example. None here. Sources. A memory.',
  meta: { title: 'VRAM' },
  anchors: [
    { element: 'h2', id: 'definition', text: 'Definition', location: 6 },
    { element: 'p', id: 'note', text: 'It is', location: 7 },
    { element: 'h2', id: 'example', text: 'Example', location: 10 },
    { element: 'h2', id: 'sources', text: 'Sources', location: 13 },
  ],
};

test('a page shows the first two of its sections that hold the word, each with its address and without its heading', () => {
  const passages = passagesOf(page, at(2, 9, 15), ['memory']);
  expect(passages.map(({ url, title, excerpt }) => [url, title, marked(excerpt)])).toEqual([
    ['/terms/vram/', 'VRAM', 'The [memory] of a card.'],
    ['/terms/vram/#definition', 'Definition', 'It is [memory].'],
  ]);
});

test('the section that opens a page is no answer of its own where title and definition above it have the words', () => {
  const vram = { ...page, meta: { title: 'VRAM', short: 'The memory of a card.' } };
  const titles = (asked: string[], ...places: number[]) =>
    passagesOf(vram, at(...places), asked).map((part) => part.title);
  expect(titles(['mem'], 2, 9)).toEqual(['VRAM']);
  expect(titles(['memory'], 2, 9, 15)).toEqual(['VRAM', 'Sources']);
  expect(titles(['memory', 'none'], 2, 11)).toEqual(['VRAM', 'Example']);
  const kept = { ...vram, meta: { title: 'VRAM', short: 'What a card holds.' } };
  expect(passagesOf(kept, at(2, 9), ['memory']).map((part) => part.title)).toEqual(['VRAM', 'Definition']);
});

test('a page whose marked words are not those that were asked for has no passage', () => {
  expect(passagesOf(page, at(2, 9), ['memoir'])).toEqual([]);
});
