import type { Term } from '../glossary/index.ts';
import { site } from '../site.ts';

/** A term as schema.org's DefinedTerm, for search engines and other machines. */
export function definedTerm(term: Term): object {
  const url = `${site.url}/terms/${term.slug}/`;
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTerm',
    '@id': url,
    url,
    name: term.title,
    ...(term.acronym === undefined ? {} : { termCode: term.acronym }),
    alternateName: term.aliases,
    description: term.short,
    inDefinedTermSet: { '@type': 'DefinedTermSet', '@id': `${site.url}/terms/`, name: `${site.name} glossary` },
    subjectOf: term.sources.map(({ title, by, year, url: source }) => ({
      '@type': 'CreativeWork',
      name: title,
      author: by,
      datePublished: String(year),
      url: source,
    })),
  };
}
