import { expect, test } from 'vitest';
import { array, CborReader, count, itemsOf, numberOf, text } from './cbor.ts';
import { pruned } from './prune.ts';

/** −1 − n, as CBOR writes it: type 1. */
const negative = (value: number): Buffer => Buffer.from([0x20 | 24, -1 - value]);
const numbers = (list: readonly number[]): Buffer =>
  array(list.map((value) => (value < 0 ? negative(value) : count(value))));

interface Page {
  readonly page: number;
  readonly places: number[];
  readonly named?: number[];
}

const word = (pages: readonly Page[]): Buffer =>
  array([
    text('token'),
    array(
      pages.map(({ page, places, named = [] }, index) =>
        array([count(page - (pages[index - 1]?.page ?? 0)), numbers(places), numbers(named)]),
      ),
    ),
    array([]),
  ]);

function pagesOf(bytes: Buffer): number[] {
  let page = 0;
  return itemsOf(itemsOf(bytes)[1] ?? bytes).map((item) => {
    page += numberOf(itemsOf(item)[0] ?? item);
    return page;
  });
}

const long = (): number => 100;

test('a word on no more pages than are kept stays as it is, byte for byte', () => {
  const bytes = word([
    { page: 3, places: [7] },
    { page: 300, places: [1, 4] },
  ]);
  expect(pruned(bytes, long, 2)).toBe(bytes);
});

test('of a common word the pages stay that have it most often for their length, in their order', () => {
  const bytes = word([
    { page: 0, places: [5] },
    { page: 1, places: [5, 1, 1] },
    { page: 260, places: [5, 1] },
    { page: 600, places: [9] },
  ]);
  expect(pagesOf(pruned(bytes, long, 2))).toEqual([1, 260]);
  // One place in ten words is more than three in a hundred.
  expect(pagesOf(pruned(bytes, (page) => (page === 600 ? 10 : 100), 2))).toEqual([1, 600]);
});

test('a page that has the word in its title or definition stays before one that has it often', () => {
  const bytes = word([
    { page: 1, places: [5], named: [0] },
    { page: 2, places: Array(50).fill(1) },
  ]);
  expect(pagesOf(pruned(bytes, long, 1))).toEqual([1]);
});

test('a place that Pagefind lets count half counts a quarter, since it squares the weight', () => {
  const half = [-13, ...Array(3).fill(1)]; // 12 of 24
  const bytes = word([
    { page: 1, places: half },
    { page: 2, places: [-25, 1] },
  ]);
  expect(pagesOf(pruned(bytes, long, 1))).toEqual([2]);
  expect(
    pagesOf(
      pruned(
        word([
          { page: 1, places: [...half, 1, 1] },
          { page: 2, places: [-25, 1] },
        ]),
        long,
        1,
      ),
    ),
  ).toEqual([1]);
});

test('what stands on a page that is kept is kept whole', () => {
  const bytes = pruned(
    word([
      { page: 1, places: [1] },
      { page: 400, places: [-25, 1, 300], named: [-3, 2] },
    ]),
    long,
    1,
  );
  const [page] = itemsOf(itemsOf(bytes)[1] ?? bytes);
  expect(page).toEqual(array([count(400), numbers([-25, 1, 300]), numbers([-3, 2])]));
  const rest = new CborReader(itemsOf(bytes)[2] ?? bytes);
  expect(rest.items()).toBe(0);
});

test('an index of another form is refused', () => {
  const other = array([text('token'), array([array([count(1), numbers([1])]), array([count(1), numbers([1])])])]);
  expect(() => pruned(other, long, 1)).toThrow('search index: a page of a word must have 3 parts, got 2');
});
