import { fetched } from './fetched.ts';
import { once } from './once.ts';
import { type Found, startProgram } from './pagefind-program.ts';
import type { PageText } from './passages.ts';
import { SIGNATURE } from './signature.ts';

/** The full text of the glossary: what Pagefind made of it, read as far as queries need. */
export interface TextIndex {
  /** Pages that have all of the words, best first, of one topic where it is named. */
  find(words: string, topic?: string): Promise<Found[]>;
  read(page: string): Promise<PageText>;
}

/** The names of what an index has once, whatever its pages. */
export const PROGRAM = 'program.pf_wasm';
export const LIST = 'list.pf_meta';

const unzipped = ({ body }: Response, headers: HeadersInit = {}): Response =>
  new Response(body?.pipeThrough(new DecompressionStream('gzip')), { headers });

async function bytesOf(address: string): Promise<Uint8Array> {
  const bytes = await unzipped(await fetched(address)).arrayBuffer();
  return new Uint8Array(bytes, SIGNATURE.length);
}

/** Starts the index of a folder. */
export async function openTextIndex(folder: string): Promise<TextIndex> {
  const program = await startProgram(
    fetched(folder + PROGRAM).then((response) => unzipped(response, { 'content-type': 'application/wasm' })),
    bytesOf(folder + LIST),
  );
  const chunk = once(async (name) => program.addChunk(await bytesOf(`${folder}index/${name}.pf_index`)));
  const filter = once(async (name) => program.addFilter(await bytesOf(`${folder}filter/${name}.pf_filter`)));
  return {
    async find(words, topic) {
      const { chunks, filters } = program.filesFor(words, topic);
      await Promise.all([...chunks.map(chunk), ...filters.map(filter)]);
      return program.search(words, topic);
    },
    read: once(async (page) => {
      const bytes = await bytesOf(`${folder}fragment/${page}.pf_fragment`);
      return JSON.parse(new TextDecoder().decode(bytes)) as PageText;
    }),
  };
}
