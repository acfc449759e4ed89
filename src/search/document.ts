import { categories, type Term } from '../glossary/index.ts';
import { replaceCitations } from '../markdown/index.ts';
import { escapeHtml } from '../view/index.ts';

/** What nobody looks for by its words: drawings, numbers of sources, the notes beside a paragraph, widgets. */
const UNSEARCHED =
  /<svg[\s\S]*?<\/svg>|<div class="notes"[\s\S]*?<\/div>|<div class="widget"[\s\S]*?<!--\/widget--><\/div>/g;

/** Marks within a sentence, which change none of its words: nearly half of all tags that the indexer would read. */
const WITHIN = /<\/?(?:a|code|em|span|strong)(?:\s(?:[^>"]|"[^"]*")*)?>/g;

/**
 * A term as Pagefind reads it: its prose under its headings, so that a result leads to the right one, and its sources,
 * which count for less. The page itself need not be read again.
 */
export function searchDocument(term: Term, prose: string): string {
  const names = [...(term.acronym === undefined ? [] : [term.acronym]), ...term.aliases];
  const category = escapeHtml(categories[term.category].name);
  const sources = term.sources.map(
    ({ by, title, year, supports }) => `<li>${escapeHtml(`${by}, ${title}, ${year}. ${supports}.`)}</li>`,
  );
  return [
    '<!DOCTYPE html><html lang="en"><body>',
    `<article data-pagefind-body data-pagefind-filter="category:${category}">`,
    `<p hidden data-pagefind-meta="aliases">${escapeHtml(names.join(', '))}</p>`,
    `<p hidden data-pagefind-meta="category">${category}</p>`,
    `<h1>${escapeHtml(term.title)}</h1><p data-pagefind-meta="short">${escapeHtml(term.short)}</p>`,
    replaceCitations(prose.replace(UNSEARCHED, '')).replace(WITHIN, ''),
    '</article>',
    `<section data-pagefind-body data-pagefind-weight="0.4"><h2 id="sources">Sources</h2><ol>${sources.join('')}</ol></section>`,
    '</body></html>',
  ].join('\n');
}
