import { indexNames, type Names } from './names.ts';
import type { PlannedTerm, Term } from './term.ts';

/** All terms with what is known across them. Made once a build. */
export interface Glossary {
  /** In alphabetical order of title. */
  readonly terms: readonly Term[];
  readonly planned: readonly PlannedTerm[];
  readonly names: Names;
  /** The term with a page at this slug. */
  term(slug: string): Term | undefined;
}

const byTitle = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

export function makeGlossary(terms: readonly Term[], planned: readonly PlannedTerm[]): Glossary {
  const bySlug = new Map(terms.map((term) => [term.slug, term]));
  return {
    terms: [...terms].sort((a, b) => byTitle.compare(a.title, b.title)),
    planned,
    names: indexNames(terms, planned),
    term: (slug) => bySlug.get(slug),
  };
}
