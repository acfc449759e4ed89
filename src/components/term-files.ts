import { type Glossary, redirectsOf, type Term } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';
import { searchDocument } from '../search/document.ts';
import type { SearchedPage } from '../search/index-pages.ts';
import { nameFiles } from '../search/names.ts';
import { site } from '../site.ts';
import { bibtex } from './citation.ts';
import type { Library } from './library.ts';
import { json, termCard, termRecord } from './published-term.ts';
import { termMarkdown } from './term-markdown.ts';

/** A page that leads on. It works on every host, where a file of redirects is read by some. */
const leadingTo = (path: string): string =>
  `<!DOCTYPE html><meta charset="utf-8"><title>Redirecting to ${path}</title><meta http-equiv="refresh" content="0;url=${path}"><meta name="robots" content="noindex"><link rel="canonical" href="${site.url}${path}"><body><a href="${path}">Continue to ${path}</a></body>`;

/** A file by its path in the site's folder. */
type SiteFile = readonly [path: string, body: () => string];

/**
 * What a site has of a term beside its page: it as data, as a reference and as its hover card shows it, and for each alias a
 * page that leads on. They are texts, so they need no template.
 */
export function termFiles(library: Library): (term: Term) => Generator<SiteFile> {
  const leading = Map.groupBy(redirectsOf(library.glossary), ([, slug]) => slug);
  return function* (term) {
    yield [`terms/${term.slug}.json`, () => json(termRecord(term, library))];
    yield [`terms/${term.slug}.bib`, () => `${bibtex(term)}\n`];
    yield [`terms/${term.slug}.card.json`, () => JSON.stringify(termCard(term))];
    for (const [alias] of leading.get(term.slug) ?? [])
      yield [`terms/${alias}/index.html`, () => leadingTo(`/terms/${term.slug}/`)];
  };
}

/**
 * What a site has of all terms together: each as Markdown and one file to read them all in, and those by which a search finds
 * their names.
 */
export function* glossaryFiles(library: Library): Generator<SiteFile> {
  const { terms } = library.glossary;
  const markdown = (term: Term): string => termMarkdown(term, library);
  for (const term of terms) yield [`terms/${term.slug}.md`, () => markdown(term)];
  yield ['llms-full.txt', () => terms.map(markdown).join('\n---\n\n')];
  // Fetched as search opens, as a word is typed, and when typing rests.
  const { files, definitions } = nameFiles(terms);
  for (const [shard, names] of files)
    yield [shard === '' ? 'search/names.v1.json' : `search/names/${shard}.v1.json`, () => JSON.stringify(names)];
  yield ['search/definitions.v1.json', () => JSON.stringify(definitions)];
}

/** Every term's page as it is searched, once its prose is there. */
export const searchedPages = ({ terms }: Glossary, prose: (term: Term) => Prose | Promise<Prose>): SearchedPage[] =>
  terms.map((term) => ({
    url: `/terms/${term.slug}/`,
    content: async () => searchDocument(term, (await prose(term)).html),
  }));
