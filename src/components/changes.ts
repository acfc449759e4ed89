import type { Glossary, Term } from '../glossary/index.ts';

/** One thing that changed on one page. */
export interface Change {
  readonly date: string;
  readonly what: string;
  readonly term: Term;
}

/** What changed on the site, newest first. */
export function changesOf(glossary: Glossary): Change[] {
  return glossary.terms
    .flatMap((term) => term.changed.map(({ date, what }) => ({ date, what, term })))
    .sort((a, b) => b.date.localeCompare(a.date) || a.term.title.localeCompare(b.term.title));
}
