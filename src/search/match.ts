import { lettersApart, likeness, slips } from './likeness.ts';
import type { NameEntry } from './shards.ts';
import { meant, squeezed, stem, tellingWords } from './words.ts';

/** A term that a query may mean. */
export interface NameMatch {
  readonly slug: string;
  readonly title: string;
  readonly short: string;
  readonly category: number;
  /** The other name that fits, where it fits better than the title. */
  readonly by?: string | undefined;
  /** Above 1: the query is one of its names; near 0: a word or two are alike. */
  readonly score: number;
}

interface Name {
  readonly squeezed: string;
  readonly words: readonly string[];
  /** Says whose word it is, so it is not everybody's. */
  readonly bracketed: boolean;
}

/** What a name counts that says all that was asked and nothing else; one that goes on beyond it counts less. */
const COMPLETE = 0.45;
/** What a name counts that begins with the letters typed, at least. */
const BEGUN = 0.85;
/** What it adds that words stand in the order asked: tokens per second, not seconds per token. */
const ORDER = 0.12;
/** Words that are at least so alike are one. */
const ALIKE = 0.7;
/** Words that many questions have beside their subject, stemmed, with what they tell of it. */
const VAGUE: Readonly<Record<string, number>> = { model: 0.3, llm: 0.3, text: 0.3, siz: 0.5, several: 0.3 };
/** What a number tells that no name has: it is a quantity. */
const QUANTITY = 0.1;
/** What each slip of the hand takes from a name that is else the query. */
const SLIP = 0.1;
/** What a word tells that no name has, against one that a single name has. */
const UNKNOWN = 0.5;
/** What the definition adds where it holds the words asked for. */
const DEFINITION = 0.25;
/** What a title of one word is before one of several: the shorter is the more general. */
const GENERAL = 0.02;
/** Title and slug stand before the other names. */
const OWN = 2;
/** An alias against the title. */
const ALIAS = 0.97;

/** A term that scores no more is none. */
const LEAST = 0.05;
const NONE = { score: 0 };

/** Finds terms by name, spelling, prefix or question. */
export type MatchNames = (query: string) => NameMatch[];

/** What stands in brackets says whose word it is: "tg (llama.cpp)". */
const nameOf = (text: string): Name => {
  const own = text.replace(/\s*\(.*?\)/g, '');
  return { squeezed: squeezed(own), words: tellingWords(own).map(stem), bracketed: own !== text };
};

/** What is worked out of a term once, in whatever files it is found again. */
interface Term {
  readonly names: readonly Name[];
  /** What the words of its names mean, each once. */
  readonly says: ReadonlySet<string>;
}

const terms = new WeakMap<NameEntry, Term>();

function termOf(entry: NameEntry): Term {
  const known = terms.get(entry);
  if (known !== undefined) return known;
  const [slug, title, others] = entry;
  const names = [title, slug, ...others.split('; ')].filter((name) => name !== '').map(nameOf);
  const made = { names, says: new Set(names.flatMap(({ words }) => words.map(meant))) };
  terms.set(entry, made);
  return made;
}

/** Words of a query that no name has or begins with: they may have a slip of the hand in them. */
export function unknownWords(query: string, entries: readonly NameEntry[]): string[] {
  const known = [...new Set(entries.flatMap((entry) => [...termOf(entry).says]))];
  const isKnown = (word: string): boolean => known.some((name) => name.startsWith(word) || name === meant(word));
  return [...new Set(tellingWords(query))].filter((word) => !isKnown(stem(word)));
}

/** A function of a text that is asked for many texts again and again: each is worked out once. */
function once<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = of(text);
    known.set(text, value);
    return value;
  };
}

const wordsIn = once((definition) => tellingWords(definition).map(stem));
const small = once((definition) => definition.toLowerCase());
/** Letters that a word has in common with others of its stem: most definitions lack them, and need not be cut into words. */
const COMMON = 3;
const isIn = (definition: string, word: string): boolean =>
  small(definition).includes(word.slice(0, COMMON)) && wordsIn(definition).includes(word);

/** How much each word tells: one that few names have tells most. */
function telling(terms: readonly Term[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { says } of terms) for (const word of says) counts.set(word, (counts.get(word) ?? 0) + 1);
  return once((word) => {
    const count = counts.get(meant(word));
    const unknown = /^\d/.test(word) ? QUANTITY : UNKNOWN;
    return (VAGUE[word] ?? (count === undefined ? unknown : 1)) * Math.log(1 + (terms.length + 1) / (count ?? 1));
  });
}

const best = (values: readonly number[]): number => Math.max(0, ...values);

/** What a question sets side by side: "difference between prefill and decode" asks for both. */
function sides(query: string): string[] {
  const compares = /\b(?:vs|versus|differen(?:ce|ces|t)|differs?|compared?)\b/i;
  return compares.test(query) ? query.split(/\b(?:vs|versus|and|or|from|with|to|than|between)\b/i) : [];
}

/** What is asked about in "what is attention in transformers": what stands before the place. */
const SUBJECT =
  /^(?:what|how|why)\s+(?:is|are|do|does)\s+(?:an?\s+|the\s+)?(.+?)\s+(?:in|of|on|for|work|works|with)\b/i;
/** What a page counts whose name is the subject of a question. */
const IS_SUBJECT = 1.5;

/** Finds terms by their names; with how their definitions begin, also by the words of these. */
export function nameMatcher(entries: readonly NameEntry[], definitions: readonly string[] = []): MatchNames {
  const terms = entries.map((entry, index) => ({
    ...termOf(entry),
    slug: entry[0],
    title: entry[1],
    others: entry[2].split('; '),
    category: entry[3],
    short: definitions[index] ?? '',
  }));
  const weight = telling(terms);
  const share = (of: readonly string[], found: (word: string) => number): number => {
    const whole = of.reduce((sum, word) => sum + weight(word), 0);
    return whole === 0 ? 0 : of.reduce((sum, word) => sum + weight(word) * found(word), 0) / whole;
  };

  /** How well each term fits one question. */
  const scores = (query: string): { score: number; by?: string | undefined }[] => {
    const words = tellingWords(query).map(stem);
    const asked = [...new Map(words.map((word) => [meant(word), word])).values()];
    const whole = squeezed(query);
    const bare = tellingWords(query).join('');
    const stems = words.join(' ');
    const most = slips(whole.length);
    const likeTo = new Map(asked.map((typed) => [typed, once((word) => likeness(typed, word))]));
    const compare = (typed: string, word: string): number => likeTo.get(typed)?.(word) ?? 0;
    const isAlike = once((word) => asked.some((typed) => compare(typed, word) > 0));
    const scoreOf = (name: Name): number => {
      if (name.squeezed === whole) return 2;
      if (name.squeezed === bare || name.words.join(' ') === stems) return 1.9;
      const begins = whole.length > 1 && name.squeezed.startsWith(whole);
      const begun = begins ? BEGUN + whole.length / name.squeezed.length / 8 : 0;
      const apart = most === 0 ? 1 : lettersApart(whole, name.squeezed, most);
      const slipped = apart <= most ? 1 - SLIP * apart : 0;
      // Of most names no word is like any that was asked.
      if (!name.words.some(isAlike)) return Math.max(begun, slipped);
      const covered = share(asked, (typed) => best(name.words.map((word) => compare(typed, word))));
      const used = share(name.words, (word) => best(asked.map((typed) => compare(typed, word))));
      const places = asked.map((typed) => name.words.findIndex((word) => compare(typed, word) > ALIKE));
      const follows = places.filter((place, index) => place > 0 && place === (places[index - 1] ?? 0) + 1).length;
      const ordered = asked.length > 1 ? (ORDER * follows) / (asked.length - 1) : 0;
      return Math.max(begun, slipped, covered * (1 - COMPLETE + COMPLETE * used) + ordered);
    };
    return terms.map(({ names, others, short }) => {
      const each = names.map((name, index) => scoreOf(name) * (index < OWN ? 1 : ALIAS) * (name.bracketed ? ALIAS : 1));
      const named = best(each);
      const defined = share(asked, (word) => (isIn(short, word) ? 1 : 0));
      const general = named > 0 ? GENERAL / (names[0]?.words.length || 1) : 0;
      const score = named + DEFINITION * defined * Math.max(0, 1 - named) + general;
      return { score, by: named > 0 ? others[each.indexOf(named) - OWN] : undefined };
    });
  };

  const subjects = (query: string): { score: number; by?: string | undefined }[][] => {
    const subject = SUBJECT.exec(query)?.[1];
    if (subject === undefined) return [];
    return [scores(subject).map(({ score, by }) => ({ score: score < IS_SUBJECT ? 0 : IS_SUBJECT, by }))];
  };

  return (query) => {
    const parts = [query, ...sides(query)].filter((part) => tellingWords(part).length > 0);
    const asked = [...parts.map(scores), ...subjects(query)];
    const found: NameMatch[] = [];
    for (const [index, { slug, title, short, category }] of terms.entries()) {
      const fits = asked.map((each) => each[index] ?? NONE).reduce((a, b) => (b.score > a.score ? b : a), NONE);
      if (fits.score > LEAST) found.push({ slug, title, short, category, ...fits });
    }
    return found.sort((a, b) => b.score - a.score);
  };
}
