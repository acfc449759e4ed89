import { squeezed, stem, tellingWords } from './words.ts';

/** One term as the jump-to-term index carries it: slug, title, other names, how its definition begins, number of its category. */
export type NameEntry = readonly [slug: string, title: string, names: string, short: string, category: number];

/** A file of the jump-to-term index. */
export interface NameFile {
  /** Names of the categories that entries count. */
  readonly categories: readonly string[];
  readonly entries: readonly NameEntry[];
  /** Beginnings of words whose terms stand in files of their own, where one file would be too large. */
  readonly shards: readonly string[];
}

/** Files read for a word that is not typed to its end. */
const BEGINNINGS = 3;

/** How a word is filed: what is no letter or digit of an address becomes a hyphen. */
export const filed = (word: string): string => word.replace(/[^a-z0-9]/g, '-');

/** The files that hold what a query may mean: for each of its words the longest beginning that has one, or else the next longer ones. */
export function shardsFor(query: string, shards: readonly string[]): string[] {
  const known = new Set(shards);
  const words = [squeezed(query), ...tellingWords(query).map(stem)].map(filed);
  return [
    ...new Set(
      words.flatMap((word) => {
        for (let length = word.length; length > 0; length--)
          if (known.has(word.slice(0, length))) return [word.slice(0, length)];
        return shards.filter((start) => start.startsWith(word)).slice(0, BEGINNINGS);
      }),
    ),
  ];
}
