import type { APIRoute, GetStaticPaths } from 'astro';
import { openLibrary } from '../../components/library.ts';
import { termCard } from '../../components/published-term.ts';
import type { Term } from '../../glossary/index.ts';

export const getStaticPaths = (async () => {
  const { glossary } = await openLibrary();
  return glossary.terms.map((term) => ({ params: { slug: term.slug }, props: { term } }));
}) satisfies GetStaticPaths;

/** What a hover card shows: fetched when a reader rests on a link. */
export const GET: APIRoute<{ term: Term }> = ({ props }) =>
  new Response(JSON.stringify(termCard(props.term)), { headers: { 'content-type': 'application/json' } });
