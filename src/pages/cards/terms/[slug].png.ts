import type { APIRoute, GetStaticPaths } from 'astro';
import { openLibrary } from '../../../components/library.ts';
import { termCardText, termsWithCard } from '../../../components/page-card.ts';
import { pageImage } from '../../../embed/index.ts';
import type { Term } from '../../../glossary/index.ts';

export const getStaticPaths = (async () => {
  const { glossary } = await openLibrary();
  return termsWithCard(glossary).map((term) => ({ params: { slug: term.slug }, props: { term } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ term: Term }> = async ({ props }) =>
  new Response(await pageImage(termCardText(props.term)), { headers: { 'content-type': 'image/png' } });
