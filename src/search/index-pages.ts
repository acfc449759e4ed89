import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { repack } from './repack.ts';

/** A page as Pagefind reads it. */
export interface SearchedPage {
  /** Path on the site: `/terms/kv-cache/`. */
  readonly url: string;
  readonly content: string;
}

/** An index in Pagefind's own process, which works while this one goes on. */
export interface SearchIndex {
  /** Waits until the files are made, and moves them to a folder. */
  moveTo(folder: string): Promise<void>;
}

/** Pages that are on their way to Pagefind at a time. */
const AT_ONCE = 16;
/** Files of Pagefind's that the site does not use: its own dialogs, highlighter and worker, and other languages. */
const UNUSED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight|worker)|wasm\.unknown)/;

/** Throws what Pagefind reports instead of throwing. */
function orThrow<T extends { errors: string[] }>(step: string, result: T): T {
  if (result.errors.length > 0) throw new Error(`search index, ${step}: ${result.errors.join('; ')}`);
  return result;
}

/** Hands pages to Pagefind. Its files stand in `scratch` until the site's folder does: a build empties that. */
export async function indexPages(pages: Iterable<SearchedPage>, scratch: string): Promise<SearchIndex> {
  const { index } = orThrow('start', await createIndex({ includeCharacters: '$/+-' }));
  if (index === undefined) throw new Error('search index: Pagefind did not start');
  const waiting = pages[Symbol.iterator]();
  const one = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next())
      orThrow(next.value.url, await index.addHTMLFile(next.value));
  };
  const made = async (): Promise<void> => {
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, one));
      await rm(scratch, { recursive: true, force: true });
      orThrow('files', await index.writeFiles({ outputPath: scratch }));
      const unused = (await readdir(scratch)).filter((name) => UNUSED.test(name));
      await Promise.all(unused.map((name) => rm(join(scratch, name))));
      await repack(scratch);
    } finally {
      await close();
    }
  };
  const files = made();
  files.catch(() => {}); // thrown again where the files are asked for
  return {
    async moveTo(folder) {
      await files;
      await rename(scratch, folder).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error; // the site is built to another disk
        await cp(scratch, folder, { recursive: true });
        await rm(scratch, { recursive: true });
      });
    },
  };
}
