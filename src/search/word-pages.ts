import { CborReader } from './cbor.ts';

/** Parts of a place in body text in which it is counted how often a page has a word. */
export const EIGHTHS = 8;

/** The pages of a word as an index has them, one list for each thing known: the first are read for a search, places for ten pages. */
export interface WordPages {
  /** Numbers of pages, ascending. */
  readonly pages: Uint32Array;
  /** How often each has the word, in `EIGHTHS`. */
  readonly often: Uint8Array;
  /** By which fields the word names each page, such as its title: bit 0 is the first of the list. */
  readonly fields: Uint8Array;
  /** Where the page at an index has the word, as Pagefind writes it. */
  placesAt(index: number): Uint8Array;
}

/** A page as it is written. */
export interface PageOfWord {
  readonly page: number;
  readonly often: number;
  readonly fields: number;
  readonly places: Uint8Array;
}

/** Whole numbers in as many bytes as they need, seven bits in each, the last with bit 7. */
function writeNumbers(values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (let value of values) {
    for (; value > 127; value >>>= 7) bytes.push(value & 127);
    bytes.push(value | 128);
  }
  return Uint8Array.from(bytes);
}

/** Reads them back. */
function readNumbers(bytes: Uint8Array, from: number, count: number): { values: Uint32Array; end: number } {
  const values = new Uint32Array(count);
  let at = from;
  for (let index = 0; index < count; index++) {
    let [value, shift, byte] = [0, 0, bytes[at++] ?? 128];
    for (; byte < 128; shift += 7) {
      value |= byte << shift;
      byte = bytes[at++] ?? 128;
    }
    values[index] = value | ((byte & 127) << shift);
  }
  return { values, end: at };
}

/** Adds each to the sum of those before it. */
function summed(steps: Uint32Array): Uint32Array {
  for (let index = 1; index < steps.length; index++) steps[index] = (steps[index] ?? 0) + (steps[index - 1] ?? 0);
  return steps;
}

export function writePages(list: readonly PageOfWord[]): Uint8Array {
  return Buffer.concat([
    writeNumbers([list.length]),
    writeNumbers(list.map(({ page }, index) => page - (list[index - 1]?.page ?? 0))),
    Uint8Array.from(list.map(({ often }) => Math.min(255, often))),
    Uint8Array.from(list.map(({ fields }) => fields)),
    writeNumbers(list.map(({ places }) => places.length)),
    ...list.map(({ places }) => places),
  ]);
}

export function readPages(bytes: Uint8Array): WordPages {
  const head = readNumbers(bytes, 0, 1);
  const [count = 0] = head.values;
  const steps = readNumbers(bytes, head.end, count);
  const often = bytes.subarray(steps.end, steps.end + count);
  const fields = bytes.subarray(steps.end + count, steps.end + 2 * count);
  return {
    pages: summed(steps.values),
    often,
    fields,
    placesAt(index) {
      const lengths = readNumbers(bytes, steps.end + 2 * count, count);
      const ends = summed(lengths.values);
      return bytes.subarray(lengths.end + (ends[index - 1] ?? 0), lengths.end + (ends[index] ?? 0));
    },
  };
}

/** What a place in body text weighs, as Pagefind counts. */
export const BODY = 24;

/**
 * Reads Pagefind's list of places of a word on a page: each as its distance from the one before. A negative number gives the
 * weight of the places after it, one less than none, and begins the counting again.
 */
export function eachPlace(reader: CborReader, tell: (word: number, weight: number) => void): void {
  let [word, weight] = [0, BODY];
  for (let left = reader.items(); left > 0; left--) {
    const step = reader.number();
    if (step < 0) [word, weight] = [0, -1 - step];
    else {
      word += step;
      tell(word, weight);
    }
  }
}

export const placesIn = (bytes: Uint8Array, tell: (word: number, weight: number) => void): void =>
  eachPlace(new CborReader(bytes), tell);
