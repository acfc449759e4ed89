import type { Rule } from './rule.ts';

/** Relations lead to a page or a planned term, and never back to the page itself. */
export const relations: Rule = ({ term, glossary }) =>
  (['related', 'confusedWith', 'before'] as const).flatMap((field) =>
    term[field].flatMap((slug) => {
      if (slug === term.slug) return [`${field}: "${slug}" is the page itself; take it out`];
      const meaning = glossary.names.meaning(slug);
      if (meaning?.slug === slug) return [];
      const near = meaning === undefined ? glossary.names.near(slug) : [meaning.slug];
      return [
        `${field}: "${slug}" is neither a page nor planned${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`,
      ];
    }),
  );
