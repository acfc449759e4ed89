import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { writeNew } from './write-new.ts';

/** Pages that stand in no folder of their own. */
const STATUS_PAGES = ['/404/', '/500/'];

/**
 * Writes pages as they are rendered. Astro would hand each to another thread, folder first, which takes this one as long as a
 * quarter of the page: what it is left with is empty, and it writes nothing.
 */
export const writingPages = (usual: AstroPrerenderer, folder: string): AstroPrerenderer => ({
  ...usual,
  async render(request, options) {
    const rendered = await usual.render(request, options);
    const response = rendered instanceof Response ? rendered : rendered.response;
    const path = decodeURI(new URL(request.url).pathname);
    const isPage = response.ok && path.endsWith('/') && !STATUS_PAGES.includes(path);
    if (!isPage) return rendered;
    writeNew(join(folder, path, 'index.html'), new Uint8Array(await response.arrayBuffer()));
    return new Response(null);
  },
});
