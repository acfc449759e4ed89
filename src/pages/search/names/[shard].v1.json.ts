import type { APIRoute, GetStaticPaths } from 'astro';
import { openLibrary } from '../../../components/library.ts';
import { nameFiles } from '../../../search/names.ts';
import type { NameFile } from '../../../search/shards.ts';

/** Files of a glossary that is too large for one: each holds the terms of which a word begins as it is called. */
export const getStaticPaths = (async () => {
  const { glossary } = await openLibrary();
  return [...nameFiles(glossary.terms).files]
    .filter(([shard]) => shard !== '')
    .map(([shard, names]) => ({ params: { shard }, props: { names } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ names: NameFile }> = ({ props }) =>
  new Response(JSON.stringify(props.names), { headers: { 'content-type': 'application/json' } });
