import type { Rule } from './rule.ts';

/** Every source is cited, and one at least is primary. That every citation has a source, the renderer sees to. */
export const sources: Rule = ({ term, prose }) => {
  const used = new Set([...prose.cited, ...(term.firstDescribed === undefined ? [] : [term.firstDescribed.source])]);
  const first = term.firstDescribed?.source;
  return [
    ...term.sources
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => `source "${id}" is never cited; write [^${id}] after what it supports, or take it out`),
    ...(term.sources.some(({ kind }) => kind === 'primary')
      ? []
      : ['no primary source; expected a paper, a datasheet or official documentation']),
    ...(first !== undefined && !term.sources.some(({ id }) => id === first)
      ? [`firstDescribed.source: no source "${first}"`]
      : []),
  ];
};
