import type { TermSource } from '../glossary/index.ts';
import { escapeHtml } from '../view/index.ts';

const CITATION = /\[\^([a-z0-9-]+)\]/g;

/** Turns `[^id]` into a numbered link to the page's sources, and gives the text between to `text`. */
export function linkCitations(
  prose: string,
  { text, number }: { text: (plain: string) => string; number: (id: string) => number },
): string {
  let html = '';
  let done = 0;
  for (const match of prose.matchAll(CITATION)) {
    const id = match[1] ?? '';
    html += text(prose.slice(done, match.index));
    html += `<sup class="cite"><a href="#source-${id}" aria-label="Source ${number(id)}">${number(id)}</a></sup>`;
    done = match.index + match[0].length;
  }
  return html + text(prose.slice(done));
}

/** A block with the sources that it cites beside it, in the margin where there is one. */
export function sideNotes(html: string, sources: readonly TermSource[]): string {
  const ids = new Set([...html.matchAll(/<sup class="cite"><a href="#source-([a-z0-9-]+)"/g)].map((match) => match[1]));
  if (ids.size === 0) return html;
  const notes = sources
    .map((source, index) => ({ source, number: index + 1 }))
    .filter(({ source }) => ids.has(source.id))
    .map(
      ({ source, number }) =>
        `<p class="side"><span class="number">${number}</span> ${escapeHtml(source.by)}, <a href="${escapeHtml(source.url)}">${escapeHtml(source.title)}</a>, ${source.year}</p>`,
    );
  return `<div class="noted">${html}<div class="notes" role="note" aria-label="Sources of this paragraph">${notes.join('')}</div></div>`;
}
