import type { APIRoute } from 'astro';
import { changesOf } from '../components/changes.ts';
import { movedResults } from '../components/formula-changes.ts';
import { openLibrary } from '../components/library.ts';
import { textResponse } from '../components/published-term.ts';
import { site } from '../site.ts';
import { escapeHtml } from '../view/index.ts';
import { widgetChanges } from '../widgets/index.ts';

/** A feed carries this many of the newest changes. */
const ENTRIES = 50;

/** What a reader of the feed sees of one change. */
interface Entry {
  readonly title: string;
  readonly id: string;
  readonly url: string;
  readonly date: string;
  readonly summary: string;
}

/** Estimates that have moved. The list only grows, so a place in it is a name. */
const ofEstimates: readonly Entry[] = movedResults
  .map(({ date, what, moved }, place) => ({
    title: 'Estimates',
    id: `${site.url}/changes/#estimates-${place + 1}`,
    url: `${site.url}/changes/#estimates-${date}`,
    date,
    summary: [
      what,
      ...moved.map(({ example, before, after }) =>
        before === undefined ? `${example.name}: ${after}.` : `${example.name}: ${after}, before ${before}.`,
      ),
    ].join(' '),
  }))
  .reverse();

/** What changed for those who embed: a list that only grows, too. */
const ofWidgets: readonly Entry[] = widgetChanges
  .map(({ date, what, starts }, place) => ({
    title: 'Widgets',
    id: `${site.url}/changes/#widgets-${place + 1}`,
    url: `${site.url}/changes/#widgets-${date}`,
    date,
    summary: starts.length === 0 ? what : `${what} Starts otherwise: ${starts.join(', ')}.`,
  }))
  .reverse();

const entry = ({ title, id, url, date, summary }: Entry): string =>
  `<entry><title>${escapeHtml(title)}</title><id>${id}</id><link href="${url}"/><updated>${date}T00:00:00Z</updated><summary>${escapeHtml(summary)}</summary></entry>`;

/** Atom (RFC 4287). */
export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  const ofPages = changesOf(glossary).map(({ date, what, term }): Entry => {
    const url = `${site.url}/terms/${term.slug}/`;
    // Two changes of a day are two entries: each is named by its place in the page's history, which only grows.
    const place = term.changed.findIndex((change) => change.date === date && change.what === what);
    return { title: term.title, id: `${url}#change-${place + 1}`, url, date, summary: `${what} ${term.short}` };
  });
  const entries = [...ofEstimates, ...ofWidgets, ...ofPages]
    .sort((a, b) => b.date.localeCompare(a.date))
    .slice(0, ENTRIES);
  return textResponse(
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${escapeHtml(site.name)}: changes</title><id>${site.url}/</id><link href="${site.url}/changes/"/><link rel="self" href="${site.url}/feed.xml"/><updated>${entries[0]?.date ?? '2026-11-23'}T00:00:00Z</updated><author><name>${escapeHtml(site.author)}</name></author>
${entries.map(entry).join('\n')}
</feed>
`,
    'application/atom+xml',
  );
};
