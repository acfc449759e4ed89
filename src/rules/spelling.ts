import { type Dictionary, FIELD_WORDS, fieldDictionary } from './dictionary.ts';
import type { ProseRule } from './rule.ts';

/** What is not spelled: code, the targets of links, citations, and the settings of a component except its texts. */
const NOT_SPELLED =
  /`[^`]*`|\]\([^)]*\)|\[\[[^\]|]*(?:\||\]\])|\[\^[a-z0-9-]+\]|<\/?[A-Z]\w*|\s(?!alt=)[a-z][A-Za-z]*="[^"]*"/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}’']*/gu;

/** Shortest word that can be misspelled; below that stand units and symbols. */
const SHORTEST = 3;

/** Names such as vLLM, NVLink, GPU and Qwen3 are spelled by their owners. */
const isName = (word: string): boolean => /.\p{Lu}|\p{N}/u.test(word);

function unknown(text: string, dictionary: Dictionary): { word: string; at: number }[] {
  const prose = text.replace(NOT_SPELLED, (left) => ' '.repeat(left.length));
  return [...prose.matchAll(WORD)]
    .map((match) => ({ word: match[0].replaceAll('’', "'").replace(/(?:'s|')$/, ''), at: match.index }))
    .filter(({ word }) => word.length >= SHORTEST && !isName(word) && !dictionary.knows(word));
}

function problem(word: string, dictionary: Dictionary): string {
  const near = dictionary.suggest(word);
  const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
  return `"${word}" is not in the dictionary${hint || '.'} If it is a word of the field, add it to ${FIELD_WORDS}`;
}

/** Every word is in American English or among the words of the field. */
export const spelling: ProseRule = ({ term }) => {
  const dictionary = fieldDictionary();
  const front = [
    term.title,
    term.short,
    term.house,
    ...(term.sources ?? []).map(({ supports }) => supports),
    ...(term.changed ?? []).map(({ what }) => what),
  ];
  return [
    ...front.flatMap((text) => unknown(text ?? '', dictionary).map(({ word }) => problem(word, dictionary))),
    ...unknown(term.body, dictionary).map(({ word, at }) => ({
      problem: problem(word, dictionary),
      near: term.body.slice(at, at + word.length + 20),
    })),
  ];
};
