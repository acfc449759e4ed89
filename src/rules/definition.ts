import { normalName } from '../glossary/index.ts';
import type { Rule } from './rule.ts';

/** The definition does not lean on what it defines. */
export const definition: Rule = ({ term }) => {
  const short = ` ${normalName(term.short).replace(/[^\p{L}\p{N}$/ ]/gu, ' ')} `;
  return [term.title, ...(term.acronym === undefined ? [] : [term.acronym])]
    .filter((name) => short.includes(` ${normalName(name)} `))
    .map((name) => `short: uses "${name}", the term that it defines`);
};
