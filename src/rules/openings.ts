import { blockTexts } from '../markdown/index.ts';
import type { ProseRule } from './rule.ts';

const SENTENCE_START = /(?:^|(?<=[.!?]\s))(\p{Ll}[^\s,;:]*)[^.]*/gu;

/** Names that begin small wherever they stand, such as vLLM, llama.cpp and gpt-oss; and what follows an abbreviation. */
const isName = (word: string): boolean => /\p{Lu}|\p{N}|\.\p{L}/u.test(word);

/** A sentence begins with a capital, also where a link's bare name begins it. */
export const openings: ProseRule = ({ term, prose }) =>
  blockTexts(prose.html).flatMap((text) =>
    [...text.matchAll(SENTENCE_START)]
      .filter(([, word = '']) => !isName(word))
      .map(([sentence, word = '']) => ({
        problem: `a sentence begins small: "${sentence.slice(0, 40)}"; where a link begins it, write [[slug|Name]]`,
        near: term.body.includes(`[[${word}`) ? `[[${word}` : sentence.slice(0, 20),
      })),
  );
