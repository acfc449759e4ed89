import type { APIRoute } from 'astro';
import { changesOf } from '../components/changes.ts';
import { openLibrary } from '../components/library.ts';
import { textResponse } from '../components/published-term.ts';
import { site } from '../site.ts';
import { escapeHtml } from '../view/index.ts';

/** A feed carries this many of the newest changes. */
const ENTRIES = 50;

/** Atom (RFC 4287). */
export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  const changes = changesOf(glossary).slice(0, ENTRIES);
  const entries = changes.map(({ date, what, term }) => {
    const url = `${site.url}/terms/${term.slug}/`;
    // Two changes of a day are two entries: each is named by its place in the page's history, which only grows.
    const place = term.changed.findIndex((change) => change.date === date && change.what === what);
    return `<entry><title>${escapeHtml(term.title)}</title><id>${url}#change-${place + 1}</id><link href="${url}"/><updated>${date}T00:00:00Z</updated><summary>${escapeHtml(`${what} ${term.short}`)}</summary></entry>`;
  });
  return textResponse(
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${escapeHtml(site.name)}: changes</title><id>${site.url}/</id><link href="${site.url}/"/><link rel="self" href="${site.url}/feed.xml"/><updated>${changes[0]?.date ?? '2026-11-23'}T00:00:00Z</updated><author><name>${escapeHtml(site.author)}</name></author>
${entries.join('\n')}
</feed>
`,
    'application/atom+xml',
  );
};
