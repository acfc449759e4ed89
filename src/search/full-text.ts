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
  const found = await index.find(words, category);
  const top = found[0]?.score ?? 1;
  return found.slice(0, most).map((page) => () => matchOf(index, page, page.score / top, words));
}
