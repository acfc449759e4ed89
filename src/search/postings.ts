import { CborReader, count } from './cbor.ts';

/** Pages kept of a word: as many as Pagefind compares with each other in a few milliseconds. */
const KEPT = 700;
/** How Pagefind writes that what follows weighs as body text does. */
const BODY = 24;
/** Head of a CBOR array of three. */
const THREE = Buffer.from([0x83]);

/** One page of a word: its number, what of the word stands on it, and how well the word fits it. */
export interface Posting {
  readonly page: number;
  readonly places: Buffer;
  readonly worth: number;
}

/** The pages of an index, by number. */
export interface Pages {
  /** What is added to the numbers of a part of the index. */
  readonly from: number;
  /** Words of a page. */
  readonly words: readonly number[];
}

/**
 * How often a page has a word, each place as much as Pagefind lets it count. A negative number among the places gives the
 * weight of those after it, in 24ths of what body text has, one less than none; Pagefind squares it.
 */
function weightOf(reader: CborReader): number {
  let [weight, sum] = [1, 0];
  for (let left = reader.items(); left > 0; left--) {
    const place = reader.number();
    if (place < 0) weight = ((-1 - place) / BODY) ** 2;
    else sum += weight;
  }
  return sum;
}

/** Reads a list of pages, each of them `[pages since the one before, places, places in what names it]`. */
export function postingsOf(list: Buffer, { from, words }: Pages): Posting[] {
  const reader = new CborReader(list);
  let page = from;
  return Array.from({ length: reader.items() }, () => {
    const parts = reader.items();
    if (parts !== 3) throw new Error(`search index: a page of a word must have 3 parts, got ${parts}`);
    page += reader.number();
    const start = reader.at;
    const share = weightOf(reader) / Math.max(1, words[page] ?? 1);
    const naming = reader.at;
    const named = reader.items() > 0 ? 1 : 0;
    reader.at = naming;
    reader.skip();
    return { page, places: list.subarray(start, reader.at), worth: named + share };
  });
}

/**
 * Of a common word the pages that its searches would rank first: where it stands in the title, another name or the
 * definition, then by its share of the text. Pagefind compares each page that a query finds with each page of its words, so
 * a word that ten thousand pages have costs a hundred times one that a thousand have; and of thousands that have it nobody
 * reads more than the first. A rare word beside it is still found: what too few pages have together is asked for word by word.
 *
 * @see https://research.ibm.com/publications/static-index-pruning-for-information-retrieval-systems term-based pruning
 */
export function best(postings: readonly Posting[], kept = KEPT): readonly Posting[] {
  if (postings.length <= kept) return postings;
  return postings
    .toSorted((a, b) => b.worth - a.worth || a.page - b.page)
    .slice(0, kept)
    .sort((a, b) => a.page - b.page);
}

/** Each page as Pagefind reads it. */
export const written = (postings: readonly Posting[]): Buffer[] =>
  postings.map(({ page, places }, index) =>
    Buffer.concat([THREE, count(page - (postings[index - 1]?.page ?? 0)), places]),
  );
