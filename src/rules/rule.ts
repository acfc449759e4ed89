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

/** Prose as the rules of language see it: a page, or the introduction to a topic, which has no front matter. */
export interface Passage {
  readonly term: Pick<Term, 'slug' | 'body' | 'bodyLine'> &
    Partial<Pick<Term, 'title' | 'short' | 'sources' | 'changed'>> & {
      readonly house?: string | undefined;
    };
  readonly prose: Prose;
}

/** What is wrong with a page, where, and what to do. */
export interface Finding {
  readonly slug: string;
  /** Line of the file, from 1; 1 where the fault is in the front matter. */
  readonly line: number;
  readonly problem: string;
}

/** One fault as a sentence; a `near` text tells the line. */
export type Fault = string | { readonly problem: string; readonly near: string };

/** The faults of one page. */
export type Rule = (page: Page) => readonly Fault[];

/** The faults of any prose. */
export type ProseRule = (passage: Passage) => readonly Fault[];

/** A finding with the line of the file on which its text stands. */
export function locate(term: Passage['term'], fault: Fault): Finding {
  if (typeof fault === 'string') return { slug: term.slug, line: 1, problem: fault };
  const at = term.body.indexOf(fault.near);
  const line = at < 0 ? term.bodyLine : term.bodyLine + term.body.slice(0, at).split('\n').length - 1;
  return { slug: term.slug, line, problem: fault.problem };
}
