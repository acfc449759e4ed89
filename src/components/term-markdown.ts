import type { Term } from '../glossary/index.ts';
import { htmlToMarkdown, type Prose } from '../markdown/index.ts';
import { site } from '../site.ts';
import type { Library } from './library.ts';

const written = new WeakMap<Prose, string>();

/** A term as plain Markdown: the prose with its computed numbers put in, and its sources. Made once: a file of all terms asks again. */
export function termMarkdown(term: Term, library: Library): string {
  const prose = library.prose(term);
  const text = written.get(prose) ?? markdownOf(term, prose);
  written.set(prose, text);
  return text;
}

function markdownOf(term: Term, { html }: Prose): string {
  const sources = term.sources.map(
    ({ by, title, year, url, opened, supports }, index) =>
      `${index + 1}. ${by}, [${title}](${url}), ${year}. ${supports}. Opened ${opened}.`,
  );
  const house = term.house === undefined ? [] : [`## ${term.title} on ${site.name}`, term.house];
  return [
    `# ${term.title}`,
    term.short,
    htmlToMarkdown(html, site.url).replace(/^## Definition\n\n/, ''),
    ...house,
    '## Sources',
    sources.join('\n'),
    `${site.name}, ${site.url}/terms/${term.slug}/, reviewed ${term.reviewed}. Text: CC BY 4.0.`,
    '',
  ].join('\n\n');
}
