import { expect, test } from 'vitest';
import { array, count } from './cbor.ts';
import { rankingOf, type WordFound } from './ranking.ts';
import { writePages } from './word-pages.ts';

/** A word that stands so often, in eighths, on some pages, at their third word; `fields` by page where it names one. */
const word = (often: Readonly<Record<number, number>>, fields: Readonly<Record<number, number>> = {}, likeness = 1) => [
  {
    likeness,
    pages: writePages(
      Object.entries(often).map(([page, times]) => ({
        page: Number(page),
        often: times,
        fields: fields[Number(page)] ?? 0,
        places: array([count(3)]),
      })),
    ),
  },
];

const search = (lengths: readonly number[], words: readonly WordFound[][], isKept?: (page: number) => boolean) => {
  const { scored, ranked } = rankingOf({ lengths, fields: ['aliases', 'category', 'short', 'title'] });
  return ranked(words.map(scored), isKept);
};
const pagesOf = (found: readonly { readonly page: number }[]): number[] => found.map(({ page }) => page);

test('a word that stands once on one of two pages of mean length scores ln 2', () => {
  // What it tells: ln(1 + (2 − 1 + ½) ÷ (1 + ½)) = ln 2. Its share: (1.4 + 1)·1 ÷ (1.4 + 1) = 1.
  const [found, ...others] = search([100, 100], [word({ 1: 8 })]);
  expect(found?.page).toBe(1);
  expect(found?.score).toBeCloseTo(Math.LN2, 6);
  expect(others).toEqual([]);
});

test('of two pages that have a word as often the shorter stands first', () => {
  expect(pagesOf(search([300, 100, 200], [word({ 0: 8, 1: 8 })]))).toEqual([1, 0]);
});

test('a word in the title counts more than one that stands five times in the text', () => {
  const title = 0b1000;
  expect(pagesOf(search([100, 100, 100, 100], [word({ 0: 40, 2: 8 }, { 2: title })]))).toEqual([2, 0]);
});

test('where three pages have all words, those that lack one are not found', () => {
  const both = word({ 0: 8, 1: 8, 2: 8, 3: 8 });
  expect(pagesOf(search(Array(9).fill(100), [both, word({ 1: 8, 2: 8, 3: 8, 5: 8 })])).sort()).toEqual([1, 2, 3]);
});

test('where fewer have all words, those that lack one follow', () => {
  const found = search(Array(9).fill(100), [word({ 0: 8, 1: 8 }), word({ 1: 8, 4: 8 })]);
  expect(found[0]?.page).toBe(1);
  expect(pagesOf(found).sort()).toEqual([0, 1, 4]);
});

test('a word that no page has changes nothing', () => {
  const known = word({ 0: 8, 1: 16 });
  const scores = (words: WordFound[][]) => search([100, 100, 100], words).map(({ page, score }) => [page, score]);
  expect(scores([known, []])).toEqual(scores([known]));
  expect(scores([[]])).toEqual([]);
});

test('forty words are ranked at once, however few pages have them together', () => {
  const words = Array.from({ length: 40 }, (_, index) => word({ [index]: 8 }));
  expect(search(Array(40).fill(100), words)).toHaveLength(40);
});

test('pages of another topic are left out', () => {
  expect(pagesOf(search([100, 100, 100], [word({ 0: 8, 1: 8, 2: 8 })], (page) => page !== 1)).sort()).toEqual([0, 2]);
});

test('a place counts once, by how like its words are to those of the query together', () => {
  const [found] = search([100, 100], [[...word({ 0: 8 }), ...word({ 0: 8 }, {}, 0.5)]]);
  // The weight of body text, 24, squared: once in full and once by half.
  expect(found?.places()).toEqual([{ word: 3, weight: 24 ** 2 * 1.5 }]);
});
