import { type View, view, withApostrophes } from '../view/index.ts';
import type { Passage } from './passages.ts';
import { isTyped, tellingWords } from './words.ts';

/** A text with the words of a query marked, also where only their beginning was typed. */
export function marked(text: string, query: string): View[] {
  const asked = tellingWords(query);
  return withApostrophes(text)
    .split(/([\p{L}\p{N}]+)/u)
    .map((part, index) => {
      const word = part.toLowerCase();
      const found = index % 2 === 1 && asked.some((typed) => isTyped(word, typed));
      return found ? view('mark', {}, part) : part;
    });
}

/** An excerpt as full text gave it, between dots: it is cut out of its text. */
export const excerptView = (excerpt: Passage['excerpt']): View[] => [
  '… ',
  ...excerpt.map(({ text, marked: found }) => {
    const shown = withApostrophes(text);
    return found ? view('mark', {}, shown) : shown;
  }),
  ' …',
];

/** It ends a line without a trace where what follows wraps. */
const GAP = '\u2003';

/** What stands beside a page's name: the other name by which it was found, such as its acronym, and its topic. */
export const besideName = (by: string | undefined, category: string, query: string): View[] => [
  by === undefined ? '' : [GAP, view('span', { class: 'also' }, ...marked(by, query))],
  GAP,
  view('span', { class: 'topic' }, category),
];
