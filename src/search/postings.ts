import { CborReader } from './cbor.ts';
import { BODY, EIGHTHS, eachPlace, type PageOfWord } from './word-pages.ts';

/** Pages kept of a word. */
const KEPT = 700;

/** One page of a word, and how well the word fits it. */
export interface Posting extends PageOfWord {
  readonly worth: number;
}

/** The pages of an index, by number. */
export interface Pages {
  /** What is added to the numbers of a part of the index. */
  readonly from: number;
  /** Words of a page. */
  readonly words: readonly number[];
}

/** Reads by which of a page's fields a word names it: a negative number tells the field of the places after it. */
function fieldsNamed(reader: CborReader): number {
  let [field, fields] = [0, 0];
  for (let left = reader.items(); left > 0; left--) {
    const step = reader.number();
    if (step < 0) field = -1 - step;
    else fields |= 1 << field;
  }
  return fields;
}

/** Reads Pagefind's list of pages, each of them `[pages since the one before, places, places in what names it]`. */
export function postingsOf(list: Uint8Array, { from, words }: Pages): Posting[] {
  const reader = new CborReader(list);
  let page = from;
  return Array.from({ length: reader.items() }, () => {
    const parts = reader.items();
    if (parts !== 3) throw new Error(`search index: a page of a word must have 3 parts, got ${parts}`);
    page += reader.number();
    const start = reader.at;
    let [sum, squares] = [0, 0];
    eachPlace(reader, (_, weight) => {
      sum += weight / BODY;
      squares += (weight / BODY) ** 2;
    });
    const places = list.subarray(start, reader.at);
    const fields = fieldsNamed(reader);
    const worth = (fields > 0 ? 1 : 0) + squares / Math.max(1, words[page] ?? 1);
    return { page, often: Math.round(EIGHTHS * sum), fields, places, worth };
  });
}

/**
 * Of a common word the pages that its searches would rank first: where it stands in the title, another name or the
 * definition, then by its share of the text. A query loads what is kept of its words, and of thousands of pages nobody reads
 * more than the first. A rare word beside it is still found: what too few pages have together is asked for by fewer words.
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
