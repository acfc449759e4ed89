import { categories, type Glossary, type Term } from '../glossary/index.ts';
import { site } from '../site.ts';

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const SET = `${site.url}/terms/`;
const PUBLISHER = { '@type': 'Organization', name: site.author, url: `${site.url}/` };

const urlOf = (term: Term): string => `${site.url}/terms/${term.slug}/`;

/** First and last day on which a page changed. */
function days(term: Term): { first: string; last: string } {
  const dates = term.changed.map(({ date }) => date).sort();
  return { first: dates[0] ?? term.reviewed, last: dates.at(-1) ?? term.reviewed };
}

/**
 * A term and its page as schema.org has them, for search engines and other machines. What the page cites and when it
 * changed belongs to the page: a DefinedTerm is no creative work and has neither.
 * @see https://schema.org/DefinedTerm
 */
export function definedTerm(term: Term, image: string): object {
  const url = urlOf(term);
  const { first, last } = days(term);
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'TechArticle',
        url,
        headline: term.title,
        image: `${site.url}${image}`,
        datePublished: first,
        dateModified: last,
        author: PUBLISHER,
        license: LICENCE,
        mainEntity: {
          '@type': 'DefinedTerm',
          '@id': `${url}#term`,
          name: term.title,
          ...(term.acronym === undefined ? {} : { termCode: term.acronym }),
          ...(term.aliases.length === 0 ? {} : { alternateName: term.aliases }),
          description: term.short,
          inDefinedTermSet: SET,
        },
        citation: term.sources.map(({ url: source }) => source),
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          ['Terms', SET],
          [categories[term.category].name, `${site.url}/topics/${term.category}/`],
          [term.title],
        ].map(([name, item], index) => ({ '@type': 'ListItem', position: index + 1, name, item })),
      },
    ],
  };
}

/** The whole glossary; with its terms' names and addresses where the page lists them. */
export function definedTermSet(glossary: Glossary, listed: boolean): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    '@id': SET,
    url: SET,
    name: `${site.name} glossary`,
    description: `${site.tagline}: ${glossary.terms.length} terms with their sources.`,
    inLanguage: 'en',
    license: LICENCE,
    publisher: PUBLISHER,
    ...(listed && {
      hasDefinedTerm: glossary.terms.map((term) => ({
        '@type': 'DefinedTerm',
        '@id': `${urlOf(term)}#term`,
        name: term.title,
        url: urlOf(term),
      })),
    }),
  };
}
