import type { APIRoute, GetStaticPaths } from 'astro';
import { openLibrary } from '../../../components/library.ts';
import { nameFiles } from '../../../search/names.ts';

/** How definitions begin, of the terms of each file of names. */
export const getStaticPaths = (async () => {
  const { glossary } = await openLibrary();
  return [...nameFiles(glossary.terms)]
    .filter(([shard]) => shard !== '')
    .map(([shard, { definitions }]) => ({ params: { shard }, props: { definitions } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ definitions: readonly string[] }> = ({ props }) =>
  new Response(JSON.stringify(props.definitions), { headers: { 'content-type': 'application/json' } });
