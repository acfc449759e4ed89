import { expect, test } from 'vitest';
import { array, byteString, CborReader, count, firstText, itemsOf, numberOf, text, textOf } from './cbor.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

// Encodings of RFC 8949, Appendix A.
test.each([
  ['00', 1],
  ['1818', 2],
  ['1903e8', 3],
  ['1a000f4240', 5],
  ['3903e7', 3],
  ['4401020304', 5],
  ['60', 1],
  ['6449455446', 5],
  ['62c3bc', 3],
  ['80', 1],
  ['8301820203820405', 8],
  ['98190102030405060708090a0b0c0d0e0f101112131415161718181819', 29],
])('the item %s of the standard ends after %i bytes, whatever follows', (hex, end) => {
  const reader = new CborReader(bytes(`${hex}8301`));
  reader.skip();
  expect(reader.at).toBe(end);
});

test('the standard writes [1, [2, 3], [4, 5]] as 8301820203820405', () => {
  const items = itemsOf(bytes('8301820203820405'));
  expect(items.map((item) => Buffer.from(item).toString('hex'))).toEqual(['01', '820203', '820405']);
  expect(array(items)).toEqual(bytes('8301820203820405'));
});

test('the standard writes 1000 as 1903e8 and -100 as 3863', () => {
  expect(count(1000)).toEqual(bytes('1903e8'));
  expect(numberOf(bytes('1903e8'))).toBe(1000);
  expect(numberOf(bytes('3863'))).toBe(-100);
});

test('a text is read and written as the standard writes it', () => {
  expect(textOf(bytes('62c3bc'))).toBe('ü');
  expect(text('IETF')).toEqual(bytes('6449455446'));
  expect(firstText(bytes('826161820203'))).toBe('a');
});

test('the standard writes the bytes 01 02 03 04 as 4401020304', () => {
  expect(byteString(bytes('01020304'))).toEqual(bytes('4401020304'));
  expect([...new CborReader(bytes('4401020304')).bytes()]).toEqual([1, 2, 3, 4]);
});

test('lengths take a byte from 24 on, two from 256 on', () => {
  expect(text('x'.repeat(24)).subarray(0, 2)).toEqual(bytes('7818'));
  expect(array(Array(256).fill(bytes('00'))).subarray(0, 3)).toEqual(bytes('990100'));
});

test('what Pagefind has no use for is refused: a map, a tag, a float, a text where an array is expected', () => {
  for (const hex of ['a10102', 'c11a514b67b0', 'f93c00'])
    expect(() => new CborReader(bytes(hex)).skip()).toThrow(/a CBOR item must be a number, bytes, a text or an array/);
  expect(() => itemsOf(bytes('6161'))).toThrow(/expected a CBOR array/);
  expect(() => textOf(bytes('80'))).toThrow(/expected a CBOR text/);
  expect(() => new CborReader(bytes('6161')).bytes()).toThrow(/expected CBOR bytes/);
  expect(() => numberOf(bytes('6161'))).toThrow(/expected a CBOR number/);
  expect(() => itemsOf(bytes('8201'))).toThrow(/where the bytes end/);
});
