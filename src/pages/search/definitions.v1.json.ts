import type { APIRoute } from 'astro';
import { openLibrary } from '../../components/library.ts';
import { nameFiles } from '../../search/names.ts';

/** How the definition of each term begins, in the order of its names: it is fetched when typing rests. */
export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  return new Response(JSON.stringify(nameFiles(glossary.terms).definitions), {
    headers: { 'content-type': 'application/json' },
  });
};
