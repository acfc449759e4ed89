import type { TermSource } from '../glossary/index.ts';
import { escapeHtml } from '../view/index.ts';

const CITATION = /\[\^([a-z0-9-]+)\]/g;
const CITED = /<sup><a href="#source-([a-z0-9-]+)">(\d+)<\/a><\/sup>/g;

/** Rendered prose with something else in place of each number that leads to a source. */
export function replaceCitations(html: string, by: (number: string) => string = () => ''): string {
  return html.replace(CITED, (_, __, number: string) => by(number));
}

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
    html += `<sup><a href="#source-${id}">${number(id)}</a></sup>`;
    done = match.index + match[0].length;
  }
  return html + text(prose.slice(done));
}

/** Puts beside a block, in the margin where there is one, the sources that it is the first on its page to cite. */
export function sideNotes(sources: readonly TermSource[]): (html: string) => string {
  const left = new Map(sources.map((source, index) => [source.id, { source, number: index + 1 }]));
  return (html) => {
    const ids = new Set([...html.matchAll(CITED)].map(([, id = '']) => id));
    const notes = [...left.values()]
      .filter(({ source }) => ids.has(source.id))
      .map(
        ({ source: { by, url, title, year }, number }) =>
          `<p><b>${number}</b> ${escapeHtml(by)}, <a href="${escapeHtml(url)}">${escapeHtml(title)}</a>, ${year}</p>`,
      );
    for (const id of ids) left.delete(id);
    if (notes.length === 0) return html;
    return `<div class="noted">${html}<div class="notes" role="note" aria-label="Sources">${notes.join('')}</div></div>`;
  };
}
