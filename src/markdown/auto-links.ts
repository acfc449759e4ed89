import type { Term } from '../glossary/index.ts';

interface Phrase {
  /** In lower case, if it matches in any. */
  readonly name: string;
  readonly slug: string;
  /** Acronyms match with their case: "ITL" does, "itl" does not. */
  readonly exact: boolean;
}

/** Finds the names of terms in plain text. */
export type FindNames = (text: string) => { start: number; end: number; slug: string }[];

const WORD = /[\p{L}\p{N}$]+/gu;

const isAcronym = (name: string): boolean => !/\s/.test(name) && (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2;

/** The names of a term that may link themselves. */
function linkingNames(term: Term): string[] {
  if (term.autolink === false) return [];
  const all = [term.title, ...(term.acronym ? [term.acronym] : []), ...term.aliases];
  return Array.isArray(term.autolink) ? term.autolink : all.filter((name) => name.length > 2 || isAcronym(name));
}

/**
 * Indexes names by their first word, longest first, so that a text costs the same whatever the number of terms.
 * A plural in -s or -es matches too.
 */
export function nameFinder(terms: readonly Term[]): FindNames {
  const byFirstWord = new Map<string, Phrase[]>();
  for (const term of terms) {
    for (const name of linkingNames(term)) {
      const first = name.toLowerCase().match(WORD)?.[0];
      if (first === undefined) continue;
      const stem = first.replace(/e?s$/, '');
      const exact = isAcronym(name);
      const phrase = { name: exact ? name : name.toLowerCase(), slug: term.slug, exact };
      const known = byFirstWord.get(stem);
      if (known === undefined) byFirstWord.set(stem, [phrase]);
      else known.push(phrase);
    }
  }
  for (const phrases of byFirstWord.values()) phrases.sort((a, b) => b.name.length - a.name.length);

  return (text) => {
    const found: { start: number; end: number; slug: string }[] = [];
    const lower = text.toLowerCase();
    let after = 0;
    for (const word of lower.matchAll(WORD)) {
      if (word.index < after) continue;
      for (const phrase of byFirstWord.get(word[0].replace(/e?s$/, '')) ?? []) {
        const { name } = phrase;
        if (!(phrase.exact ? text : lower).startsWith(name, word.index)) continue;
        const plural = /^e?s(?![\p{L}\p{N}])/u.exec(text.slice(word.index + name.length))?.[0] ?? '';
        const end = word.index + name.length + plural.length;
        if (/^[\p{L}\p{N}]|^[-–][\p{L}]/u.test(text.slice(end)) || /[\p{L}\p{N}][-–]$/u.test(text.slice(0, word.index)))
          continue;
        found.push({ start: word.index, end, slug: phrase.slug });
        after = end;
        break;
      }
    }
    return found;
  };
}
