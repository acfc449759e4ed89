import type { APIRoute, GetStaticPaths } from 'astro';
import { type Library, openLibrary } from '../../components/library.ts';
import { jsonResponse, termRecord } from '../../components/published-term.ts';
import type { Term } from '../../glossary/index.ts';

export const getStaticPaths = (async () => {
  const library = await openLibrary();
  return library.glossary.terms.map((term) => ({ params: { slug: term.slug }, props: { term, library } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ term: Term; library: Library }> = ({ props }) =>
  jsonResponse(termRecord(props.term, props.library));
