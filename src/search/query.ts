import { type MatchNames, nameMatcher } from './match.ts';
import type { NameEntry } from './names.ts';

/** A place on a page where the words stand. */
export interface Passage {
  readonly url: string;
  readonly title: string;
  /** Text with the words that were found between marks. */
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
}

/** One page that answers a query. */
export interface Result {
  readonly url: string;
  readonly title: string;
  readonly short: string;
  readonly passages: readonly Passage[];
}

/** What of Pagefind's interface is used: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindPage> }[] } | null>;
}

interface PagefindPage {
  url: string;
  meta: Record<string, string | undefined>;
  excerpt: string;
  sub_results: { url: string; title: string; excerpt: string }[];
}

const NAMES = '/search/names.v1.json';
const FULL_TEXT = '/pagefind/pagefind.js';
/** Results of full text that are fetched. */
const PAGES = 10;
/** A name whose score falls below this share of the best is no answer any more. */
const NEAR_BEST = 0.34;

let names: Promise<MatchNames> | undefined;
let fullText: Promise<Pagefind | undefined> | undefined;

/** The jump-to-term index, fetched once. */
export function loadNames(): Promise<MatchNames> {
  names ??= fetch(NAMES).then(async (response) => nameMatcher((await response.json()) as NameEntry[]));
  return names;
}

/** Pagefind, fetched on the first query; undefined where no build has made its index yet. */
function loadFullText(): Promise<Pagefind | undefined> {
  fullText ??= import(/* @vite-ignore */ FULL_TEXT).then(
    async (pagefind: Pagefind) => {
      await pagefind.options({ ranking: { metaWeights: { title: 5, aliases: 5, short: 2 } } });
      return pagefind;
    },
    () => undefined,
  );
  return fullText;
}

const decoded = (html: string): string =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Pagefind's escaped text with `<mark>` tags, as parts. */
export function excerptParts(html: string): Passage['excerpt'] {
  return html
    .split(/(<mark>.*?<\/mark>)/g)
    .filter((part) => part !== '')
    .map((part) => ({ text: decoded(part.replace(/<\/?mark>/g, '')), marked: part.startsWith('<mark>') }));
}

/** Answers by name alone: at hand before any full text is loaded. */
export async function searchNames(query: string): Promise<Result[]> {
  const found = (await loadNames())(query);
  const best = found[0]?.score ?? 0;
  return found
    .filter(({ score }) => score >= best * NEAR_BEST)
    .slice(0, PAGES)
    .map(({ slug, title, short }) => ({ url: `/terms/${slug}/`, title, short, passages: [] }));
}

/** Full text; nothing where there is no index. */
async function searchText(query: string): Promise<Result[]> {
  const found = await (await loadFullText())?.search(query);
  const pages = await Promise.all((found?.results ?? []).slice(0, PAGES).map((result) => result.data()));
  return pages.map(({ url, meta, excerpt, sub_results }) => ({
    url,
    title: meta.title ?? url,
    short: meta.short ?? '',
    passages: (sub_results.length > 0 ? sub_results : [{ url, title: meta.title ?? url, excerpt }])
      .slice(0, 2)
      .map((part) => ({ url: part.url, title: part.title, excerpt: excerptParts(part.excerpt) })),
  }));
}

/** Pages that answer a query, best first: by name, then by text, each page once with the passages that full text found. */
export async function search(query: string): Promise<Result[]> {
  if (query.trim() === '') return [];
  const [named, written] = await Promise.all([searchNames(query), searchText(query)]);
  const byUrl = new Map(written.map((result) => [result.url, result]));
  const withPassages = named.map((result) => ({ ...result, passages: byUrl.get(result.url)?.passages ?? [] }));
  const known = new Set(named.map(({ url }) => url));
  return [...withPassages, ...written.filter(({ url }) => !known.has(url))];
}

/** Whether full text can be searched here. */
export async function hasFullText(): Promise<boolean> {
  return (await loadFullText()) !== undefined;
}
