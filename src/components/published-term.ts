import type { Glossary, Term } from '../glossary/index.ts';
import { site } from '../site.ts';
import type { TermCard } from './card-view.ts';
import type { Library } from './library.ts';
import { calculate } from './prose/calc.ts';

/** A term as `/terms.v1.json` lists it. */
export function termSummary(term: Term) {
  return {
    slug: term.slug,
    url: `${site.url}/terms/${term.slug}/`,
    title: term.title,
    short: term.short,
    acronym: term.acronym,
    aliases: term.aliases,
    category: term.category,
    tier: term.tier,
    related: term.related,
    confusedWith: term.confusedWith,
    before: term.before,
    reviewed: term.reviewed,
  };
}

/** All terms, as `/terms.v1.json` has them. */
export const termsFile = (glossary: Glossary) => ({
  $schema: `${site.url}/terms.v1.schema.json`,
  name: `${site.name} glossary`,
  version: 1,
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  terms: glossary.terms.map(termSummary),
});

/** The one figure to remember of a term. */
function keyNumber({ keyNumber: key }: Term): { text: string; label: string } | undefined {
  return key && { text: calculate(key.calc).text, label: key.label };
}

/** A term as its hover card shows it. */
export const termCard = (term: Term): TermCard => ({
  title: term.title,
  short: term.short,
  keyNumber: keyNumber(term),
});

/** Mentions that a term's data carry: a hub's would weigh megabytes. `mentions` counts them all. */
const MENTIONS = 100;

/** A term as `/terms/<slug>.json` gives it: the summary, its sources and who mentions it. */
export function termRecord(term: Term, library: Library) {
  const mentions = library.backlinks(term.slug);
  return {
    ...termSummary(term),
    formula: term.formula,
    unit: term.unit,
    keyNumber: keyNumber(term),
    sources: term.sources,
    changed: term.changed,
    mentions: mentions.length,
    mentionedIn: mentions.slice(0, MENTIONS).map(({ from, sentence }) => ({ slug: from.slug, sentence })),
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  };
}

/** JSON as the data files carry it: readable, with a line break at its end. */
export const json = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

export function jsonResponse(value: unknown): Response {
  return new Response(json(value), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

/** Text as the data files carry it. */
export function textResponse(text: string, type = 'text/plain'): Response {
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}
