import type { Place } from './ranking.ts';
import { isTyped, tellingWords } from './words.ts';

/** A place on a page where the words stand. */
export interface Passage {
  readonly url: string;
  readonly title: string;
  /** Text with the words that were found between marks. */
  readonly excerpt: readonly { readonly text: string; readonly marked: boolean }[];
}

/** The text of a page as Pagefind keeps it. */
export interface PageText {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
  /** Elements with an id, and the number of the word before which each stands. */
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

/** Words of an excerpt. */
const LENGTH = 24;
/** Passages shown of one page. */
const PASSAGES = 2;

/** Some words of a text, from one to before another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The words of a section among which most was found. Of several as good, those in the middle: the word stands amid them. */
export function densest(places: readonly Place[], { from, to }: Stretch): Stretch {
  const worth = (start: number): number =>
    places.reduce((sum, { word, weight }) => sum + (word >= start && word < start + LENGTH ? weight : 0), 0);
  const last = Math.max(from, to - LENGTH);
  const cut = (start: number): Stretch => ({ from: start, to: Math.min(to, start + LENGTH) });
  if (places.every(({ word }) => word < from + LENGTH)) return cut(from);
  // What is found changes only where a word comes in or goes out.
  const starts = [from, ...places.flatMap(({ word }) => [word - LENGTH + 1, word + 1])]
    .map((start) => Math.min(Math.max(start, from), last))
    .sort((a, b) => a - b);
  let [best, most] = [0, Number.NEGATIVE_INFINITY];
  for (const [index, start] of starts.entries()) {
    const found = worth(start);
    if (found > most) [best, most] = [index, found];
  }
  const start = starts[best] ?? from;
  const end = starts.slice(best).find((other) => other > start) ?? last + 1;
  return cut(Math.floor((start + end - 1) / 2));
}

/** Words as text, those that were found marked. What stands beside a word, such as a comma, is not part of it. */
export function excerptOf(
  words: readonly string[],
  { from, to }: Stretch,
  found: ReadonlySet<number>,
): Passage['excerpt'] {
  const parts: { text: string; marked: boolean }[] = [];
  const add = (text: string, marked: boolean): void => {
    const before = parts.at(-1);
    if (before?.marked === marked) before.text += text;
    else if (text !== '') parts.push({ text, marked });
  };
  for (let at = from; at < to; at++) {
    const [, before = '', word = '', after = ''] = found.has(at)
      ? (/^([^\p{L}\p{N}$]*)(.*?)([.,;:!?)”"]*)$/u.exec(words[at] ?? '') ?? [])
      : [undefined, words[at]];
    add((at === from ? '' : ' ') + before, false);
    add(word, found.has(at));
    add(after, false);
  }
  return parts;
}

/** An excerpt without the heading that it may begin with. */
function below(title: string, excerpt: Passage['excerpt']): Passage['excerpt'] {
  const [first, ...others] = excerpt;
  if (first === undefined || !first.text.startsWith(`${title}. `)) return excerpt;
  return [{ ...first, text: first.text.slice(title.length + 2) }, ...others];
}

/** The words of a query that a text has, as typed so far or with another ending. */
function hadBy(text: string, asked: readonly string[]): string[] {
  const words = tellingWords(text);
  return asked.filter((typed) => words.some((word) => isTyped(word, typed)));
}

/**
 * Whether a passage holds a word of the query. Pagefind answers a word that stands nowhere with whatever begins like it;
 * such an answer is none.
 */
export function holds(excerpt: Passage['excerpt'], words: readonly string[]): boolean {
  return excerpt.some(({ text, marked }) => marked && hadBy(text, words).length > 0);
}

/** Id of the section that stands right under a page's title and the sentence that defines it. */
const OPENING = 'definition';

/** Where a page has the words of a query: of each section the best part, the first sections that have any. */
export function passagesOf(
  { url, content, meta, anchors }: PageText,
  places: readonly Place[],
  asked: readonly string[],
): Passage[] {
  const words = content.split(/\s+/);
  const found = new Set(places.map(({ word }) => word));
  const headings = anchors
    .filter(({ element, text }) => /^h\d$/i.test(element) && text.trim() !== '')
    .sort((a, b) => a.location - b.location);
  const sections = [
    { url, title: meta.title ?? url, from: 0 },
    ...headings.map(({ id, text, location }) => ({ url: `${url}#${id}`, title: text, from: location })),
  ];
  const shown = hadBy(`${meta.title} ${meta.short}`, asked);
  const unshown = asked.filter((word) => !shown.includes(word));
  const passages: Passage[] = [];
  for (const [index, section] of sections.entries()) {
    if (passages.length === PASSAGES) break;
    const stretch = { from: section.from, to: sections[index + 1]?.from ?? words.length };
    const inside = places.filter(({ word }) => word >= stretch.from && word < stretch.to);
    if (inside.length === 0) continue;
    const excerpt = below(section.title, excerptOf(words, densest(inside, stretch), found));
    // The opening says again what title and definition say above it, unless it has a word that they have not.
    const opens = passages[0]?.url === url && section.url === `${url}#${OPENING}`;
    if (holds(excerpt, opens ? unshown : asked)) passages.push({ url: section.url, title: section.title, excerpt });
  }
  return passages;
}
