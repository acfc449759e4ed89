import { type Passage, passagesOf } from './passages.ts';
import type { Found } from './ranking.ts';
import { openTextIndex, type TextIndex } from './text-index.ts';
import { tellingWords } from './words.ts';

/** A page whose text holds words of the query. */
export interface TextMatch {
  readonly url: string;
  readonly title: string;
  readonly short: string;
  readonly category: string;
  readonly passages: readonly Passage[];
  /** 1 is the best page for all words of the query. */
  readonly score: number;
}

const FOLDER = '/pagefind/';
/** Pages that are found; with fewer, those that lack a word are asked for too. */
const ENOUGH = 3;
/** What a page counts that lacks one of the words, against one that has it. */
const FEWER = 0.7;

/** What a search is kept to. */
export interface Narrow {
  readonly category?: string;
  /** Pages whose text is fetched. */
  readonly pages?: number;
}

/** Pages whose text is fetched where all are shown. */
const SHOWN = 10;

let opened: Promise<TextIndex | undefined> | undefined;

/** Starts full text before it is asked; undefined where no build has made its index yet, or it cannot be reached now. */
export function openFullText(): Promise<TextIndex | undefined> {
  opened ??= openTextIndex(FOLDER).catch(() => {
    opened = undefined;
    return undefined;
  });
  return opened;
}

/** Whether a page has a word in its text; false where there is no index. */
export async function isWritten(word: string): Promise<boolean> {
  const index = await openFullText();
  return (await index?.has(word).catch(() => false)) ?? false;
}

/** The words without one of them, in each way. */
const withoutOne = (words: readonly string[]): string[][] =>
  words.length < 2 ? [] : words.map((_, left) => words.filter((_, index) => index !== left));

/** Pages by what they score for all words at once; where too few have them, for all words but one, and so on. */
async function best(index: TextIndex, words: readonly string[], topic?: string): Promise<[Found, number][]> {
  const scores = new Map<number, [Found, number]>();
  let asked = [words];
  for (let factor = 1; asked.length > 0 && scores.size < ENOUGH; factor *= FEWER) {
    for (const results of await Promise.all(asked.map((some) => index.find(some, topic)))) {
      const top = results[0]?.score ?? 1;
      for (const found of results) {
        const before = scores.get(found.page)?.[1] ?? 0;
        scores.set(found.page, [found, before + (factor * found.score) / top / asked.length]);
      }
    }
    asked = [...new Map(asked.flatMap(withoutOne).map((some) => [some.join(' '), some])).values()];
  }
  return [...scores.values()].sort((a, b) => b[1] - a[1]);
}

/** What is shown of a page; nothing where its text does not hold the words after all, or cannot be had. */
async function matchOf(
  index: TextIndex,
  found: Found,
  score: number,
  words: readonly string[],
): Promise<TextMatch | undefined> {
  const text = await index.read(found.page).catch(() => undefined);
  const passages = text === undefined ? [] : passagesOf(text, found.places(), words);
  if (text === undefined || passages.length === 0) return undefined;
  const { url, meta } = text;
  return { url, title: meta.title ?? url, short: meta.short ?? '', category: meta.category ?? '', passages, score };
}

/** Pages by their text, best first, each read when it is asked for; none where there is no index. */
export async function searchText(
  query: string,
  { category, pages: most = SHOWN }: Narrow = {},
): Promise<(() => Promise<TextMatch | undefined>)[]> {
  const index = await openFullText();
  const words = tellingWords(query);
  if (index === undefined || words.length === 0) return [];
  const found = await best(index, words, category);
  return found.slice(0, most).map(
    ([page, score]) =>
      () =>
        matchOf(index, page, score, words),
  );
}
