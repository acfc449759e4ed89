import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { repack } from './repack.ts';

/** Throws what Pagefind reports instead of throwing. */
function orThrow<T extends { errors: string[] }>(step: string, result: T): T {
  if (result.errors.length > 0) throw new Error(`search index, ${step}: ${result.errors.join('; ')}`);
  return result;
}

/** Indexes the pages of a built site that have a `data-pagefind-body`, and writes the index beside them. */
export async function indexPages(dist: URL): Promise<void> {
  try {
    const { index } = orThrow(
      'start',
      await createIndex({ excludeSelectors: ['svg', '.cite', '.notes', '.widget'], includeCharacters: '$/+-' }),
    );
    if (index === undefined) throw new Error('search index: Pagefind did not start');
    orThrow('pages', await index.addDirectory({ path: fileURLToPath(dist), glob: 'terms/**/*.html' }));
    const folder = fileURLToPath(new URL('pagefind/', dist));
    orThrow('files', await index.writeFiles({ outputPath: folder }));
    const unused = (await readdir(folder)).filter((name) =>
      /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight|worker)|wasm\.unknown)/.test(name),
    );
    await Promise.all(unused.map((name) => rm(new URL(`pagefind/${name}`, dist))));
    await repack(new URL('pagefind/', dist));
  } finally {
    await close();
  }
}
