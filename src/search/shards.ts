import { slips } from './likeness.ts';
import { squeezed, stem, tellingWords } from './words.ts';

/** One term as the jump-to-term index carries it: slug, title, other names, number of its category. */
export type NameEntry = readonly [slug: string, title: string, names: string, category: number];

/** A file of the jump-to-term index. */
export interface NameFile {
  /** Names of the categories that entries count. */
  readonly categories: readonly string[];
  readonly entries: readonly NameEntry[];
  /** How the definition of each entry begins; none in the one file of all terms, beside which they stand: it answers sooner. */
  readonly definitions: readonly string[];
  /** Where one file would be too large: where in the order of words each of several files begins. */
  readonly shards: readonly string[];
}

/** Files read for a word that is not typed to its end. */
const BEGINNINGS = 3;
/** Words of a query that are looked up, the longest first: they tell most. */
const WORDS = 2;
/** What stands before a word that is filed from its end to its beginning. */
const BACKWARDS = '~';

/** How a word is filed: what is no letter or digit of an address becomes a hyphen. */
const filed = (word: string): string => word.replace(/[^a-z0-9]/g, '-');

/** How a word is filed that may have a slip of the hand in its beginning. */
const filedBackwards = (word: string): string => BACKWARDS + [...filed(word)].reverse().join('');

/** All under which a name is filed: as a whole and by each of its words, from either end. */
export const keysOf = (name: string): string[] =>
  [squeezed(name), ...tellingWords(name).map(stem)]
    .filter((word) => word !== '')
    .flatMap((word) => (slips(word.length) > 0 ? [filed(word), filedBackwards(word)] : [filed(word)]));

/** Which of several files a key stands in, or would; and of those after it some whose keys begin as it does. `starts` are in order. */
export function partsFor(key: string, starts: readonly string[], most: number): number[] {
  const after = starts.findIndex((start) => start > key);
  const place = Math.max(0, (after < 0 ? starts.length : after) - 1);
  const parts = starts.slice(place, place + most).map((start, index) => ({ start, part: place + index }));
  return parts.filter(({ start, part }) => part === place || start.startsWith(key)).map(({ part }) => part);
}

const shardsOf = (key: string, starts: readonly string[]): string[] =>
  partsFor(key, starts, key.length > 1 ? BEGINNINGS : 1).map((part) => starts[part] ?? '');

/** Which end of a word its file is looked up by. */
type End = 'beginning' | 'end';

/** The files that hold what a query may mean: it as a whole, and its words or those of them that are told. */
export function shardsFor(
  query: string,
  shards: readonly string[],
  end: End = 'beginning',
  words: readonly string[] = tellingWords(query),
): string[] {
  const longest = words
    .map(stem)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, WORDS);
  const keys = [squeezed(query), ...longest].map(end === 'end' ? filedBackwards : filed);
  return [...new Set(keys.flatMap((key) => shardsOf(key, shards)))];
}
