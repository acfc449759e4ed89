import type { Glossary, Term } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';

/** A page as the rules see it. */
export interface Page {
  readonly term: Term;
  readonly prose: Prose;
  /** How many other pages link here. */
  readonly inbound: number;
  readonly glossary: Glossary;
}

/** What is wrong with a page, where, and what to do. */
export interface Finding {
  readonly slug: string;
  /** Line of the file, from 1; 1 where the fault is in the front matter. */
  readonly line: number;
  readonly problem: string;
}

/** The faults of one page, as sentences; a `near` text tells the line. */
export type Rule = (page: Page) => readonly (string | { readonly problem: string; readonly near: string })[];

/** A finding with the line of the file on which its text stands. */
export function locate(term: Term, fault: string | { readonly problem: string; readonly near: string }): Finding {
  if (typeof fault === 'string') return { slug: term.slug, line: 1, problem: fault };
  const at = term.body.indexOf(fault.near);
  const line = at < 0 ? term.bodyLine : term.bodyLine + term.body.slice(0, at).split('\n').length - 1;
  return { slug: term.slug, line, problem: fault.problem };
}
