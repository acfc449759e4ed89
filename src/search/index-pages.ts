import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { repack } from './repack.ts';

/** A page as Pagefind reads it. */
export interface SearchedPage {
  /** Path on the site: `/terms/kv-cache/`. */
  readonly url: string;
  content(): string | Promise<string>;
}

/** An index in Pagefind's own process, which works while this one goes on. */
export interface SearchIndex {
  /** Waits until the files are made, and moves them to a folder. */
  moveTo(folder: string): Promise<void>;
}

/** Pages that are on their way to Pagefind at a time. */
const AT_ONCE = 16;
/** Pages of an index, at most: Pagefind takes 250 KB of memory for each, and longer the more there are. */
const MOST = 1500;

/** Throws what Pagefind reports instead of throwing. */
function orThrow<T extends { errors: string[] }>(step: string, result: T): T {
  if (result.errors.length > 0) throw new Error(`search index, ${step}: ${result.errors.join('; ')}`);
  return result;
}

/** Pagefind's own files for some of the pages. */
async function indexPart(pages: readonly SearchedPage[], folder: string): Promise<void> {
  const { index } = orThrow('start', await createIndex({ includeCharacters: '$/+-' }));
  if (index === undefined) throw new Error('search index: Pagefind did not start');
  const waiting = pages.values();
  const one = async (): Promise<void> => {
    for (const { url, content } of waiting) orThrow(url, await index.addHTMLFile({ url, content: await content() }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  orThrow('files', await index.writeFiles({ outputPath: folder }));
  await index.deleteIndex();
}

/**
 * Hands pages to Pagefind, in parts of equal size. Its files stand in `scratch` until the site's folder does: a build empties
 * that.
 */
export async function indexPages(
  pages: readonly SearchedPage[],
  scratch: string,
  { most = MOST }: { readonly most?: number } = {},
): Promise<SearchIndex> {
  const whole = join(scratch, 'whole');
  const made = async (): Promise<void> => {
    try {
      await rm(scratch, { recursive: true, force: true });
      const parts = Math.ceil(pages.length / most);
      const folders = Array.from({ length: parts }, (_, part) => join(scratch, `part-${part}`));
      for (const [part, folder] of folders.entries()) {
        const [from, to] = [part, part + 1].map((each) => Math.round((each * pages.length) / parts));
        await indexPart(pages.slice(from, to), folder);
      }
      await repack(folders, whole);
    } finally {
      await close();
    }
  };
  const files = made();
  files.catch(() => {}); // thrown again where the files are asked for
  return {
    async moveTo(folder) {
      await files;
      await rename(whole, folder).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error; // the site is built to another disk
        await cp(whole, folder, { recursive: true });
      });
      await rm(scratch, { recursive: true });
    },
  };
}
