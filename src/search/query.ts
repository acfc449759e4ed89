import { fetched } from './fetched.ts';
import type { Narrow, TextMatch } from './full-text.ts';
import { type MatchNames, type NameMatch, nameMatcher, unknownWords } from './match.ts';
import { once } from './once.ts';
import type { Passage } from './passages.ts';
import { type NameEntry, type NameFile, shardsFor } from './shards.ts';

/** One page that answers a query. */
export interface Result {
  readonly url: string;
  readonly title: string;
  readonly short: string;
  readonly category: string;
  /** The other name by which it was found. */
  readonly by?: string | undefined;
  readonly passages: readonly Passage[];
}

/** Answers shown. */
const SHOWN = 10;
/** Answers that stand before all pages are read. */
const FIRST = 3;
/** An answer that scores less than this share of the best is none. */
const NEAR_BEST = 0.3;
/** Below this score the names that are alike are a guess. */
const GUESS = 0.3;
/** What the best page by its text counts against a name. */
const TEXT = 0.55;

/** What fits a query so well is what was meant, and typed without a slip. */
const SURE = 0.9;

const matchers = new Map<string, MatchNames>();

const fileAt = once(async (address): Promise<unknown> => (await fetched(address)).json());
const load = <T>(path: string): Promise<T> => fileAt(`/search/${path}.v1.json`) as Promise<T>;

const firstFile = (): Promise<NameFile> => load('names');
const loadNames = (shard: string): Promise<NameFile> => (shard === '' ? firstFile() : load(`names/${shard}`));

/** What is read of a term beside its names: nothing, so that names answer at once, or how its definition begins. */
type Read = 'names' | 'definitions';

async function matcherOf(shards: readonly string[], read: Read): Promise<MatchNames> {
  const key = [read, ...shards].join(' ');
  const known = matchers.get(key);
  if (known !== undefined) return known;
  const loaded = await Promise.all(
    shards.map(async (shard) => {
      const beside: Promise<readonly string[]> | undefined =
        shard === '' && read === 'definitions' ? load('definitions') : undefined;
      const { entries, definitions } = await loadNames(shard);
      return { entries, definitions: (await beside) ?? definitions };
    }),
  );
  const terms = new Map<string, readonly [NameEntry, string]>();
  for (const { entries, definitions } of loaded)
    for (const [index, entry] of entries.entries()) terms.set(entry[0], [entry, definitions[index] ?? '']);
  const [entries, definitions] = [
    [...terms.values()].map(([entry]) => entry),
    [...terms.values()].map(([, text]) => text),
  ];
  const matcher = nameMatcher(entries, definitions);
  matchers.set(key, matcher);
  return matcher;
}

interface Named {
  readonly found: readonly NameMatch[];
  /** Names of the categories that they count. */
  readonly categories: readonly string[];
}

/** Whether a word stands in the text of a page. */
type IsWritten = (word: string) => Promise<boolean>;

/**
 * Terms by name. In a large glossary a word is looked up by its beginning; where that finds nothing sure, those words that no
 * name has, and no page where texts are at hand, are looked up by their end too: they may have a slip of the hand in them.
 */
async function matchNames(query: string, read: Read, isWritten: IsWritten = async () => false): Promise<Named> {
  const { shards, categories } = await firstFile();
  if (shards.length === 0) return { found: (await matcherOf([''], read))(query), categories };
  const byBeginning = shardsFor(query, shards);
  const found = (await matcherOf(byBeginning, read))(query);
  if ((found[0]?.score ?? 0) >= SURE) return { found, categories };
  const entries = (await Promise.all(byBeginning.map(loadNames))).flatMap((file) => file.entries);
  const unknown = await Promise.all(
    unknownWords(query, entries).map(async (word) => ((await isWritten(word)) ? [] : [word])),
  );
  const slipped = unknown.flat();
  if (slipped.length === 0) return { found, categories };
  const byEnd = shardsFor(query, shards, 'end', slipped);
  return { found: (await matcherOf([...new Set([...byBeginning, ...byEnd])], read))(query), categories };
}

const scriptAt = once(() => import('./full-text.ts'));

/**
 * In a file of its own, so that names answer before it is here. A browser that is asked for it again answers a moment later
 * though it has it, and by then files of names would stand before those of the index.
 */
const fullText = () => scriptAt('full-text');

/** Fetches what every query needs before one is asked: names, which answer first, and after them full text. */
export async function warm(): Promise<NameFile> {
  const names = await firstFile();
  void fullText().then(
    ({ openFullText }) => openFullText(),
    () => {}, // it is asked again by the query
  );
  return names;
}

const urlOf = (slug: string): string => `/terms/${slug}/`;

/** Joins answers by name and by text: a name that fits stands first, a vague one gains by what its page says. */
export function merge(
  named: readonly NameMatch[],
  categories: readonly string[],
  written: readonly TextMatch[],
): Result[] {
  const scored = new Map<string, { result: Result; score: number }>();
  for (const { slug, title, short, category, by, score } of named) {
    const result = { url: urlOf(slug), title, short, category: categories[category] ?? '', by, passages: [] };
    scored.set(result.url, { result, score });
  }
  for (const { score, passages, ...page } of written) {
    const known = scored.get(page.url);
    const name = known?.score ?? 0;
    scored.set(page.url, {
      // Of a name the beginning of the definition is known, of a page all of it.
      result: { ...page, ...known?.result, short: page.short || (known?.result.short ?? ''), passages },
      score: name + TEXT * score * Math.max(0, 1 - name),
    });
  }
  const best = Math.max(...[...scored.values()].map(({ score }) => score));
  return [...scored.values()]
    .filter(({ score }) => score >= best * NEAR_BEST && score >= GUESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ result }) => result);
}

/** Those of one category, where it is named. */
const kept = ({ found, categories }: Named, category?: string): readonly NameMatch[] =>
  category === undefined ? found : found.filter((match) => categories[match.category] === category);

/** Answers by name alone: at hand before any full text is loaded. */
export async function searchNames(query: string, { category }: Narrow = {}): Promise<Result[]> {
  if (query.trim() === '') return [];
  const named = await matchNames(query, 'names');
  return merge(kept(named, category), named.categories, []);
}

/** Terms whose names are most like a query that nothing answers. */
export async function nearestTerms(query: string): Promise<Result[]> {
  const { found, categories } = await matchNames(query, 'definitions');
  return found.slice(0, 3).map(({ slug, title, short, category }) => ({
    url: urlOf(slug),
    title,
    short,
    category: categories[category] ?? '',
    passages: [],
  }));
}

/**
 * Pages that answer a query, best first, each once with the passages that full text found; of one category where it is
 * named. `first` is given the first of them as soon as the best pages by their text are read; there they stay.
 */
export async function search(
  query: string,
  narrow: Narrow = {},
  first: (results: readonly Result[]) => void = () => {},
): Promise<readonly Result[]> {
  if (query.trim() === '') return [];
  const text = fullText().catch(() => undefined); // it cannot be reached now: names answer alone
  const written = text.then((full) => full?.searchText(query, narrow) ?? []);
  const read = (some: Awaited<typeof written>) => Promise.all(some.map((page) => page()));
  // A browser asks a host for a few files at a time. Those of the index go first, since pages wait for them.
  await new Promise((resolve) => setTimeout(resolve));
  const [named, pages, best] = await Promise.all([
    matchNames(query, 'definitions', async (word) => (await text)?.isWritten(word) ?? false),
    written,
    written.then((all) => read(all.slice(0, FIRST))),
  ]);
  const merged = (matches: readonly (TextMatch | undefined)[]): Result[] =>
    merge(
      kept(named, narrow.category),
      named.categories,
      matches.filter((match) => match !== undefined),
    );
  if (pages.length <= FIRST) return merged(best);
  const shown = merged(best).slice(0, FIRST);
  first(shown);
  const all = merged([...best, ...(await read(pages.slice(FIRST)))]);
  const urls = new Set(shown.map(({ url }) => url));
  return [...shown, ...all.filter(({ url }) => !urls.has(url))].slice(0, SHOWN);
}
