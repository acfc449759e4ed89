import type { Term } from '../glossary/index.ts';

/** One term as the jump-to-term index carries it: slug, title, other names, definition. */
export type NameEntry = readonly [slug: string, title: string, names: string, short: string];

/** Names and definitions of all terms: what search answers from before any full text is loaded. */
export function nameIndex(
  terms: readonly Pick<Term, 'slug' | 'title' | 'aliases' | 'acronym' | 'short'>[],
): NameEntry[] {
  return terms.map(({ slug, title, aliases, acronym, short }) => [
    slug,
    title,
    [...(acronym === undefined ? [] : [acronym]), ...aliases].join('; '),
    short,
  ]);
}
