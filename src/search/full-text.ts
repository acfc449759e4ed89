import { stem, tellingWords } from './words.ts';

/** A place on a page where the words stand. */
export interface Passage {
  readonly url: string;
  readonly title: string;
  /** Text with the words that were found between marks. */
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
}

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

/** What of Pagefind's interface is used: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string, options?: { filters: Record<string, string> }): Promise<{ results: Found[] } | null>;
}

interface Found {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindPage>;
}

interface PagefindPage {
  url: string;
  meta: Record<string, string | undefined>;
  excerpt: string;
  sub_results: { url: string; title: string; excerpt: string }[];
}

const FULL_TEXT = '/pagefind/pagefind.js';
/** Passages shown of one page. */
const PASSAGES = 2;
/** Pages that hold all words; with fewer, those that hold some are asked for too. */
const ENOUGH = 3;
/** What a page counts that holds some of the words, against one that holds all. */
const SOME = 0.7;

/** What a search is kept to. */
export interface Narrow {
  readonly category?: string;
  /** Pages whose text is fetched. */
  readonly pages?: number;
}

/** Pages whose text is fetched where all are shown. */
const SHOWN = 10;

let fullText: Promise<Pagefind | undefined> | undefined;

/** Pagefind, fetched on the first query; undefined where no build has made its index yet. */
function loadFullText(): Promise<Pagefind | undefined> {
  fullText ??= import(/* @vite-ignore */ FULL_TEXT).then(
    async (pagefind: Pagefind) => {
      await pagefind.options({
        excerptLength: 24,
        noWorker: true, // a query takes milliseconds; the worker would bring the same program a second time
        ranking: { metaWeights: { title: 5, aliases: 5, short: 2 }, termSimilarity: 2 },
      });
      return pagefind;
    },
    () => undefined,
  );
  return fullText;
}

/** Whether full text can be searched here. */
export async function hasFullText(): Promise<boolean> {
  return (await loadFullText()) !== undefined;
}

const decoded = (html: string): string =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Pagefind's escaped text with `<mark>` tags, as parts. It marks what stands beside a word too, such as a comma; the word alone is kept. */
export function excerptParts(html: string): Passage['excerpt'] {
  return html
    .replace(/<mark>([^\p{L}\p{N}$<&]*)(.*?)([.,;:!?)”"]*)<\/mark>/gu, '$1<mark>$2</mark>$3')
    .split(/(<mark>.*?<\/mark>)/g)
    .filter((part) => part !== '')
    .map((part) => ({ text: decoded(part.replace(/<\/?mark>/g, '')), marked: part.startsWith('<mark>') }));
}

/** A section's excerpt without the heading that it may begin with. */
const below = (title: string, excerpt: string): string =>
  excerpt.startsWith(`${title}. `) ? excerpt.slice(title.length + 2) : excerpt;

/**
 * Whether a passage holds a word of the query. Pagefind answers a word that stands nowhere with whatever begins like it;
 * such an answer is none.
 */
export function holds(excerpt: Passage['excerpt'], words: readonly string[]): boolean {
  const marked = excerpt.filter((part) => part.marked).flatMap((part) => tellingWords(part.text));
  return marked.some((found) => words.some((word) => found.startsWith(word) || stem(found) === stem(word)));
}

/** Pages by what they score for all words at once, then for each word alone. */
async function ranked(pagefind: Pagefind, words: readonly string[], category?: string): Promise<[Found, number][]> {
  const scores = new Map<string, [Found, number]>();
  const add = (results: readonly Found[], factor: number): void => {
    const top = results[0]?.score ?? 1;
    for (const found of results) {
      const before = scores.get(found.id)?.[1] ?? 0;
      scores.set(found.id, [found, before + (factor * found.score) / top]);
    }
  };
  const ask = async (text: string): Promise<Found[]> =>
    (await (category === undefined ? pagefind.search(text) : pagefind.search(text, { filters: { category } })))
      ?.results ?? [];
  const all = await ask(words.join(' '));
  add(all, 1);
  if (all.length < ENOUGH && words.length > 1) {
    const each = await Promise.all(words.map(ask));
    for (const found of each) add(found, SOME / words.length);
  }
  return [...scores.values()].sort((a, b) => b[1] - a[1]);
}

/** Pages whose text holds the words of a query, best first; none where there is no index. */
export async function searchText(query: string, { category, pages: most = SHOWN }: Narrow = {}): Promise<TextMatch[]> {
  const pagefind = await loadFullText();
  const words = tellingWords(query);
  if (pagefind === undefined || words.length === 0) return [];
  const found = (await ranked(pagefind, words, category)).slice(0, most);
  const pages = await Promise.all(found.map(async ([page, score]) => ({ score, page: await page.data() })));
  return pages.flatMap(({ score, page: { url, meta, excerpt, sub_results } }) => {
    const parts = sub_results.length > 0 ? sub_results : [{ url, title: meta.title ?? url, excerpt }];
    const passages = parts
      .map((part) => ({ url: part.url, title: part.title, excerpt: excerptParts(below(part.title, part.excerpt)) }))
      .filter((part) => holds(part.excerpt, words))
      .slice(0, PASSAGES);
    if (passages.length === 0) return [];
    return [{ url, title: meta.title ?? url, short: meta.short ?? '', category: meta.category ?? '', passages, score }];
  });
}
