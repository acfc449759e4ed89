import { blockTexts, sentencesOf } from '../markdown/index.ts';
import type { ProseRule } from './rule.ts';

/** The longest sentence a reader is asked to hold. */
export const MOST_WORDS = 45;

/** One idea a sentence. */
export const sentences: ProseRule = ({ term, prose }) =>
  [term.short ?? '', ...blockTexts(prose.html)].flatMap(sentencesOf).flatMap((sentence) => {
    const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    if (words <= MOST_WORDS) return [];
    const start = sentence.slice(0, 40);
    return [
      {
        problem: `a sentence of ${words} words ("${start}…"); expected at most ${MOST_WORDS}`,
        near: sentence.slice(0, 20),
      },
    ];
  });
