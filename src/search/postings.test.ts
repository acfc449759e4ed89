import { expect, test } from 'vitest';
import { array, count } from './cbor.ts';
import { best, type Posting, postingsOf } from './postings.ts';

/** −1 − n, as CBOR writes it: type 1. */
const negative = (value: number): Buffer => Buffer.from([0x20 | 24, -1 - value]);
const numbers = (list: readonly number[]): Buffer =>
  array(list.map((value) => (value < 0 ? negative(value) : count(value))));

type Page = readonly [page: number, places: number[], named?: number[]];

const list = (...pages: Page[]): Buffer =>
  array(
    pages.map(([page, places, named = []], index) =>
      array([count(page - (pages[index - 1]?.[0] ?? 0)), numbers(places), numbers(named)]),
    ),
  );

const LONG = { from: 0, words: Array<number>(1000).fill(100) };
const pagesOf = (postings: readonly Posting[]): number[] => postings.map(({ page }) => page);

test('pages are counted from the one before, in each part from where the last ends', () => {
  const first = list([3, [7]], [300, [1, 4], [-3, 2]], [301, [-25, 1, 300]]);
  expect(pagesOf(postingsOf(first, LONG))).toEqual([3, 300, 301]);
  expect(pagesOf(postingsOf(list([0, [1]], [5, [2]]), { ...LONG, from: 100 }))).toEqual([100, 105]);
});

test('how often a page has a word is counted in eighths of a place in body text, and fields by their bits', () => {
  // Two places in body text; one that weighs 12 of 24; the fields 0 and 2 by −1 and −3.
  const [body, half, named] = postingsOf(list([0, [7, 1]], [1, [-13, 1]], [2, [1], [-1, 0, -3, 2, 1]]), LONG);
  expect([body?.often, half?.often]).toEqual([16, 4]);
  expect(named?.fields).toBe(0b101);
});

test('a word on no more pages than are kept keeps them all', () => {
  const postings = postingsOf(list([3, [7]], [300, [1, 4]]), LONG);
  expect(best(postings, 2)).toBe(postings);
});

test('of a common word the pages stay that have it most often for their length, in their order', () => {
  const bytes = list([0, [5]], [1, [5, 1, 1]], [260, [5, 1]], [600, [9]]);
  expect(pagesOf(best(postingsOf(bytes, LONG), 2))).toEqual([1, 260]);
  // One place in ten words is more than three in a hundred.
  const words = LONG.words.map((length, page) => (page === 600 ? 10 : length));
  expect(pagesOf(best(postingsOf(bytes, { from: 0, words }), 2))).toEqual([1, 600]);
});

test('a page that has the word in its title or definition stays before one that has it often', () => {
  const bytes = list([1, [5], [0]], [2, Array(50).fill(1)]);
  expect(pagesOf(best(postingsOf(bytes, LONG), 1))).toEqual([1]);
});

test('a place that Pagefind lets count half counts a quarter, since it squares the weight', () => {
  const half = [-13, 1, 1, 1]; // 12 of 24
  expect(pagesOf(best(postingsOf(list([1, half], [2, [-25, 1]]), LONG), 1))).toEqual([2]);
  expect(pagesOf(best(postingsOf(list([1, [...half, 1, 1]], [2, [-25, 1]]), LONG), 1))).toEqual([1]);
});

test('an index of another form is refused', () => {
  const other = array([array([count(1), numbers([1])])]);
  expect(() => postingsOf(other, LONG)).toThrow('search index: a page of a word must have 3 parts, got 2');
});
