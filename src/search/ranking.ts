import type { IndexList } from './index-list.ts';
import { EIGHTHS, placesIn, readPages, type WordPages } from './word-pages.ts';

/** A page found for a query. */
export interface Found {
  readonly page: number;
  readonly score: number;
  /** Hundreds of pages are found and ten are shown: the others need none. */
  places(): Place[];
}

/** A word of a page's text that the query has. */
export interface Place {
  /** Number of the word in the text. */
  readonly word: number;
  /** What it counts for its part of the page: more in a heading, and the more like the query's word it is. */
  readonly weight: number;
}

/** A word of the index that begins as the stem of a query's word does: how like it is, and its list of pages. */
export interface WordFound {
  /** 1 is the stem itself. */
  readonly likeness: number;
  readonly pages: Uint8Array;
}

/** k₁ and b of BM25. */
const SATURATION = 1.4;
const LENGTH = 0.75;
/** What a word counts in a field that names the page, against one in its text. */
const FIELDS: Readonly<Record<string, number>> = { title: 3, aliases: 3, short: 1, category: 0.5 };
/** Pages that a search gives, the best. */
const MOST = 100;

/** Pages that are found; where fewer have all words, those that lack some are found too. */
const ENOUGH = 3;
/** What a page counts for each word that it lacks. */
const LACKS = 0.5;

/** Ranks pages of an index. */
export interface Ranking {
  /** What is known of the pages that have a word of a query, from the words of the index that stand for it. */
  scored(found: readonly WordFound[]): Scored;
  /** Pages that have the words, best first. */
  ranked(words: readonly Scored[], isKept?: (page: number) => boolean): Found[];
}

/** A word of a query, by page. */
export interface Scored {
  readonly words: readonly { readonly likeness: number; readonly pages: WordPages }[];
  /** Pages that have it. */
  readonly count: number;
  /** BM25 without what the word tells; 0 where a page lacks it. */
  readonly score: Float32Array;
  readonly fields: Uint8Array;
}

/** What a word tells that so many of all pages have. */
const telling = (pages: number, all: number): number => Math.log(1 + (all - pages + 0.5) / (pages + 0.5));

/** The least score that is kept. */
function least(scores: readonly number[]): number {
  const inOrder = Float64Array.from(scores).sort();
  return inOrder[inOrder.length - MOST] ?? 0;
}

/** Words that a page may lack: none where enough pages have all. */
function allowed(lacking: readonly number[]): number {
  const inOrder = Uint8Array.from(lacking).sort();
  return inOrder[Math.min(ENOUGH, inOrder.length) - 1] ?? 0;
}

function placesOf(asked: readonly Scored[], page: number): Place[] {
  const weights = new Map<number, number>();
  for (const { likeness, pages } of asked.flatMap(({ words }) => words)) {
    const index = pages.pages.indexOf(page);
    if (index < 0) continue;
    placesIn(pages.placesAt(index), (word, weight) => {
      weights.set(word, (weights.get(word) ?? 0) + weight ** 2 * likeness);
    });
  }
  return [...weights].map(([word, weight]) => ({ word, weight })).sort((a, b) => a.word - b.word);
}

/**
 * Pages that have all of a query's words, or where these are few most of them, best first: by BM25 of their text, and by the
 * share of the query that each field naming them has. A word that no page has is left out. Pagefind's own program ranks so too, but compares each page that it
 * finds with each page of each word: at 10,000 pages a query waits for it longer than for all else.
 *
 * @see https://github.com/Pagefind/pagefind/blob/23a306b274408bea8991150509368b2cde11b5c1/pagefind_web/src/search.rs
 */
export function rankingOf({ lengths, fields }: Pick<IndexList, 'lengths' | 'fields'>): Ranking {
  const all = lengths.length;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / all;
  const long = Float32Array.from(lengths, (length) => SATURATION * (1 - LENGTH + (LENGTH * length) / mean));
  const worth = fields.map((field) => FIELDS[field] ?? 0);

  function scored(found: readonly WordFound[]): Scored {
    const [score, named] = [new Float32Array(all), new Uint8Array(all)];
    const words = found.map(({ likeness, pages }) => ({ likeness, pages: readPages(pages) }));
    let count = 0;
    for (const { likeness, pages } of words) {
      for (let index = 0; index < pages.pages.length; index++) {
        const page = pages.pages[index] ?? 0;
        const often = (likeness * Math.max(1, pages.often[index] ?? 1)) / EIGHTHS;
        const before = score[page] ?? 0;
        if (before === 0) count++;
        score[page] = before + ((SATURATION + 1) * often) / ((long[page] ?? 1) + often);
        named[page] = (named[page] ?? 0) | (pages.fields[index] ?? 0);
      }
    }
    return { words, count, score, fields: named };
  }

  function ranked(words: readonly Scored[], isKept: (page: number) => boolean = () => true): Found[] {
    const asked = words.filter(({ count }) => count > 0);
    const tells = asked.map(({ count }) => telling(count, all));
    const whole = tells.reduce((sum, each) => sum + each, 0);
    const having = [...new Set(asked.flatMap(({ words: found }) => found.flatMap(({ pages }) => [...pages.pages])))];
    const pages = having.filter(isKept);
    const lacking = pages.map((page) => asked.filter(({ score }) => score[page] === 0).length);
    const most = allowed(lacking);
    const scores = pages.map((page, index) => {
      const lacks = lacking[index] ?? 0;
      if (lacks > most) return 0;
      let sum = 0;
      for (const [word, { score }] of asked.entries()) sum += (tells[word] ?? 0) * (score[page] ?? 0);
      for (const [field, counts] of worth.entries()) {
        let tell = 0;
        for (const [word, { fields: named }] of asked.entries())
          if (((named[page] ?? 0) >> field) & 1) tell += tells[word] ?? 0;
        sum += counts * tell * (tell / whole) ** 2;
      }
      return sum * LACKS ** lacks;
    });
    const kept = least(scores);
    return pages
      .map((page, index) => ({ page, score: scores[index] ?? 0, places: () => placesOf(asked, page) }))
      .filter(({ score }) => score > 0 && score >= kept)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST);
  }
  return { scored, ranked };
}
