import { expect, test } from 'vitest';
import { array, count } from './cbor.ts';
import { placesIn, readPages, writePages } from './word-pages.ts';

/** A list of places as Pagefind writes it; −1 − n is CBOR's type 1. */
const places = (...steps: number[]): Buffer =>
  array(steps.map((step) => (step < 0 ? Buffer.from([0x20 | 24, -1 - step]) : count(step))));

test('pages come back as they were written, whatever the bytes that their numbers need', () => {
  const list = [
    { page: 0, often: 8, fields: 0b1, places: places(4) },
    { page: 127, often: 3, fields: 0, places: places(1, 2, 3) },
    { page: 128 + 127, often: 0, fields: 0b110, places: places(...Array(200).fill(1)) },
    { page: 2_000_000, often: 255, fields: 0b11111111, places: places(300) },
  ];
  const read = readPages(writePages(list));
  expect([...read.pages]).toEqual([0, 127, 255, 2_000_000]);
  expect([...read.often]).toEqual([8, 3, 0, 255]);
  expect([...read.fields]).toEqual([1, 0, 6, 255]);
  for (const [index, page] of list.entries()) expect(Buffer.from(read.placesAt(index))).toEqual(page.places);
});

test('a word that stands more often than a byte counts has the most that a byte counts', () => {
  const read = readPages(writePages([{ page: 1, often: 3000, fields: 0, places: places(1) }]));
  expect([...read.often]).toEqual([255]);
});

test('no page is a list too', () => {
  expect([...readPages(writePages([])).pages]).toEqual([]);
});

test('places are counted from the one before, and anew where the weight changes', () => {
  const told: [number, number][] = [];
  placesIn(places(7, 3, -11, 4, 2), (word, weight) => told.push([word, weight]));
  expect(told).toEqual([
    [7, 24],
    [10, 24],
    [4, 10],
    [6, 10],
  ]);
});
