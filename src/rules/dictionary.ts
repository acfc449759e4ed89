import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';

/** The words of the field, one a line: those in small letters stand for every case, the others for their own. */
export const FIELD_WORDS = 'content/words.txt';

/** Who knows a word, and what else was meant. */
export interface Dictionary {
  knows(word: string): boolean;
  suggest(word: string): readonly string[];
}

const require = createRequire(import.meta.url);

let english: ReturnType<typeof decodeTrie> | undefined;

/** American English as cspell spells it; read once, as unpacking it takes half a second. */
function americanEnglish(): ReturnType<typeof decodeTrie> {
  const home = dirname(require.resolve('@cspell/dict-en_us'));
  english ??= decodeTrie(gunzipSync(readFileSync(join(home, 'en_US.trie.gz'))));
  return english;
}

/** American English and `fieldWords`. */
export function dictionaryOf(fieldWords: readonly string[]): Dictionary {
  const field = new Set(fieldWords);
  const words = americanEnglish();
  return {
    knows: (word) =>
      [word, word.toLowerCase()].some((spelling) => field.has(spelling) || words.hasWord(spelling, true)),
    suggest: (word) => [...new Set(words.suggest(word, { numSuggestions: 3 }))].slice(0, 3),
  };
}

/** The dictionary of this repository. */
export function fieldDictionary(): Dictionary {
  return dictionaryOf(readFileSync(FIELD_WORDS, 'utf8').split('\n').filter(Boolean));
}
