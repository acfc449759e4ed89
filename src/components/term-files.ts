import { redirectsOf } from '../glossary/index.ts';
import { searchDocument } from '../search/document.ts';
import type { SearchedPage } from '../search/index-pages.ts';
import { site } from '../site.ts';
import { bibtex } from './citation.ts';
import type { Library } from './library.ts';
import { json, termCard, termRecord } from './published-term.ts';
import { termMarkdown } from './term-markdown.ts';

/** A page that leads on. It works on every host, where a file of redirects is read by some. */
const leadingTo = (path: string): string =>
  `<!DOCTYPE html><meta charset="utf-8"><title>Redirecting to ${path}</title><meta http-equiv="refresh" content="0;url=${path}"><meta name="robots" content="noindex"><link rel="canonical" href="${site.url}${path}"><body><a href="${path}">Continue to ${path}</a></body>`;

/**
 * What stands in `/terms/` beside the pages, by its path there: each term as data, as Markdown, as a
 * reference and as its hover card shows it, and for each alias a page that leads on. They are texts, so they need no template.
 */
export function* termFiles(library: Library): Generator<[path: string, body: () => string]> {
  for (const term of library.glossary.terms) {
    yield [`${term.slug}.json`, () => json(termRecord(term, library))];
    yield [`${term.slug}.md`, () => termMarkdown(term, library)];
    yield [`${term.slug}.bib`, () => `${bibtex(term)}\n`];
    yield [`${term.slug}.card.json`, () => JSON.stringify(termCard(term))];
  }
  for (const [alias, slug] of redirectsOf(library.glossary))
    yield [`${alias}/index.html`, () => leadingTo(`/terms/${slug}/`)];
}

/** Every term's page as it is searched. */
export const searchedPages = ({ glossary, prose }: Library): SearchedPage[] =>
  glossary.terms.map((term) => ({
    url: `/terms/${term.slug}/`,
    content: () => searchDocument(term, prose(term).html),
  }));
