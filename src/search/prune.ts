import { array, CborReader, count, itemsOf } from './cbor.ts';

/** Pages kept of a word: as many as Pagefind compares with each other in a few milliseconds. */
const KEPT = 700;
/** How Pagefind writes that what follows weighs as body text does. */
const BODY = 24;

/** One page of a word: its number, what of the word stands on it, and how well the word fits it. */
interface Posting {
  readonly page: number;
  readonly places: Buffer;
  readonly worth: number;
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

/** A page is `[pages since the one before, places, places in what names it]`. */
function postingsOf(pages: Buffer, wordsOn: (page: number) => number): Posting[] {
  const reader = new CborReader(pages);
  let page = 0;
  return Array.from({ length: reader.items() }, () => {
    const parts = reader.items();
    if (parts !== 3) throw new Error(`search index: a page of a word must have 3 parts, got ${parts}`);
    page += reader.number();
    const start = reader.at;
    const share = weightOf(reader) / Math.max(1, wordsOn(page));
    const naming = reader.at;
    const named = reader.items() > 0 ? 1 : 0;
    reader.at = naming;
    reader.skip();
    return { page, places: pages.subarray(start, reader.at), worth: named + share };
  });
}

/**
 * The pages of a word, of a common one those alone that its searches would rank first: where it stands in the title, another
 * name or the definition, then by its share of the text. Pagefind compares each page that a query finds with each page of
 * its words, so a word that ten thousand pages have costs a hundred times one that a thousand have; and of thousands that
 * have it nobody reads more than the first. A rare word beside it is still found: what too few pages have together is asked
 * for word by word.
 *
 * A word is `[text, pages, variants]`.
 * @see https://research.ibm.com/publications/static-index-pruning-for-information-retrieval-systems term-based pruning
 */
export function pruned(word: Buffer, wordsOn: (page: number) => number, kept = KEPT): Buffer {
  const [text, pages, ...rest] = itemsOf(word);
  if (text === undefined || pages === undefined) throw new Error('search index: a word has fewer parts than expected');
  if (new CborReader(pages).items() <= kept) return word;
  const best = postingsOf(pages, wordsOn)
    .sort((a, b) => b.worth - a.worth || a.page - b.page)
    .slice(0, kept)
    .sort((a, b) => a.page - b.page);
  const list = best.map(({ page, places }, index) =>
    Buffer.concat([Buffer.from([0x83]), count(page - (best[index - 1]?.page ?? 0)), places]),
  );
  return array([text, array(list), ...rest]);
}
