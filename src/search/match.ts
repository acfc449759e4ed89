import MiniSearch from 'minisearch';
import type { NameEntry } from './names.ts';

/** A term that a query may mean. */
export interface NameMatch {
  readonly slug: string;
  readonly title: string;
  readonly short: string;
  readonly score: number;
}

/** Words of a question that say nothing of its subject. */
const FILLER = new Set(
  'a an and are as at be by can do does for how i in is it many me mean means much my of on or should tell that the this to was what whats when where which who why will with you'.split(
    ' ',
  ),
);

/** British spellings and plurals as the glossary spells them. */
function stem(word: string): string {
  return word
    .replace(/isation/, 'ization')
    .replace(/ise(d|r|rs)?$/, 'ize$1')
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/([^su])s$/, '$1');
}

/** A name without what readers leave out: case, hyphens, spaces. */
const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}$/]/gu, '');

const WORDS = /[\s\-–_;,.?!()]+/u;
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(WORDS)
    .filter((word) => word !== '');

/** How far above all others a name stands that is the query itself, or begins with it. */
const EXACT = 1000;
const BEGINS = 60;

/** Finds terms by name, spelling, prefix or question. */
export type MatchNames = (query: string) => NameMatch[];

export function nameMatcher(entries: readonly NameEntry[]): MatchNames {
  const index = new MiniSearch<{ id: string; title: string; names: string; short: string }>({
    fields: ['title', 'names', 'short'],
    tokenize: words,
    processTerm: (word) => stem(word),
  });
  index.addAll(entries.map(([id, title, names, short]) => ({ id, title, names, short })));
  const byName = new Map<string, string>();
  for (const [slug, title, names] of entries) {
    for (const name of [slug, title, ...names.split('; ')]) {
      for (const form of [squeezed(name), words(name).map(stem).join('')])
        if (!byName.has(form)) byName.set(form, slug);
    }
  }
  const shown = new Map(entries.map(([slug, title, , short]) => [slug, { title, short }]));

  return (query) => {
    const all = words(query);
    const telling = all.filter((word) => !FILLER.has(word));
    const asked = telling.length > 0 ? telling : all;
    const scores = new Map<string, number>();
    const found = index.search(asked.join(' '), {
      boost: { title: 5, names: 3 },
      prefix: (word) => word.length > 1,
      fuzzy: (word) => (word.length > 3 ? 0.25 : false),
      weights: { prefix: 0.5, fuzzy: 0.4 },
    });
    for (const { id, score } of found) scores.set(String(id), score);
    const whole = squeezed(asked.join(' '));
    const exact = byName.get(squeezed(query)) ?? byName.get(whole) ?? byName.get(asked.map(stem).join(''));
    if (exact !== undefined) scores.set(exact, (scores.get(exact) ?? 0) + EXACT);
    if (whole.length > 1)
      for (const [name, slug] of byName)
        if (name.startsWith(whole)) scores.set(slug, (scores.get(slug) ?? 0) + BEGINS / name.length);
    return [...scores]
      .map(([slug, score]) => ({
        slug,
        score,
        title: shown.get(slug)?.title ?? slug,
        short: shown.get(slug)?.short ?? '',
      }))
      .sort((a, b) => b.score - a.score);
  };
}
