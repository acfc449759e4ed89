import { type Narrow, type Passage, searchText, type TextMatch } from './full-text.ts';
import { type MatchNames, type NameMatch, nameMatcher } from './match.ts';
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

const NAMES = '/search/names';
/** Answers shown. */
const SHOWN = 10;
/** An answer that scores less than this share of the best is none. */
const NEAR_BEST = 0.3;
/** Below this score the names that are alike are a guess. */
const GUESS = 0.3;
/** What the best page by its text counts against a name. */
const TEXT = 0.55;

const files = new Map<string, Promise<NameFile>>();
const matchers = new Map<string, MatchNames>();

function load(shard: string): Promise<NameFile> {
  const known = files.get(shard);
  if (known !== undefined) return known;
  const asked = fetch(shard === '' ? `${NAMES}.v1.json` : `${NAMES}/${shard}.v1.json`).then((response) => {
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
    return response.json() as Promise<NameFile>;
  });
  files.set(shard, asked);
  asked.catch(() => files.delete(shard)); // a connection that broke may hold the next time
  return asked;
}

/** Terms by name, with the names of their categories. */
async function matchNames(query: string): Promise<{ found: readonly NameMatch[]; categories: readonly string[] }> {
  const first = await load('');
  const wanted = first.shards.length === 0 ? [''] : shardsFor(query, first.shards);
  const key = wanted.join(' ');
  let matcher = matchers.get(key);
  if (matcher === undefined) {
    const loaded = await Promise.all(wanted.map(load));
    const entries = new Map(
      loaded.flatMap((file) => file.entries).map((entry): [string, NameEntry] => [entry[0], entry]),
    );
    matcher = nameMatcher([...entries.values()]);
    matchers.set(key, matcher);
  }
  return { found: matcher(query), categories: first.categories };
}

/** Fetches the jump-to-term index before it is asked. */
export const warm = (): Promise<NameFile> => load('');

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
      result: { ...page, ...known?.result, passages },
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

/** Answers by name alone: at hand before any full text is loaded. */
export async function searchNames(query: string): Promise<Result[]> {
  if (query.trim() === '') return [];
  const { found, categories } = await matchNames(query);
  return merge(found, categories, []);
}

/** Terms whose names are most like a query that nothing answers. */
export async function nearestTerms(query: string): Promise<Result[]> {
  const { found, categories } = await matchNames(query);
  return found.slice(0, 3).map(({ slug, title, short, category }) => ({
    url: urlOf(slug),
    title,
    short,
    category: categories[category] ?? '',
    passages: [],
  }));
}

/** Pages that answer a query, best first, each once with the passages that full text found; of one category where it is named. */
export async function search(query: string, narrow: Narrow = {}): Promise<Result[]> {
  if (query.trim() === '') return [];
  const [{ found, categories }, written] = await Promise.all([matchNames(query), searchText(query, narrow)]);
  const { category } = narrow;
  const wanted = category === undefined ? found : found.filter((match) => categories[match.category] === category);
  return merge(wanted, categories, written);
}
