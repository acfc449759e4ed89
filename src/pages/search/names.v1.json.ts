import type { APIRoute } from 'astro';
import { openLibrary } from '../../components/library.ts';
import { nameFiles } from '../../search/names.ts';

/** Names and aliases for jumping to a term, compact: it is fetched when search opens. */
export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  return new Response(JSON.stringify(nameFiles(glossary.terms).files.get('')), {
    headers: { 'content-type': 'application/json' },
  });
};
