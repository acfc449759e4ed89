import type { APIRoute, GetStaticPaths } from 'astro';
import { type Library, openLibrary } from '../../components/library.ts';
import { textResponse } from '../../components/published-term.ts';
import { termMarkdown } from '../../components/term-markdown.ts';
import type { Term } from '../../glossary/index.ts';

export const getStaticPaths = (async () => {
  const library = await openLibrary();
  return library.glossary.terms.map((term) => ({ params: { slug: term.slug }, props: { term, library } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ term: Term; library: Library }> = ({ props }) =>
  textResponse(termMarkdown(props.term, props.library), 'text/markdown');
