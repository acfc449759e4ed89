import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../components/library.ts';
import type { termFiles } from '../components/term-files.ts';
import type { SearchIndex } from '../search/index-pages.ts';
import type { OtherCore } from './other-core.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.css': 'text/css',
};

/** Where the search index is made. Two builds of one folder are not made at once. */
const SCRATCH = '.cache/search';

/** What is made while the pages are compiled and written. */
interface Work {
  readonly library: Library;
  readonly otherCore: OtherCore;
  readonly search: Promise<SearchIndex>;
}

async function begin(): Promise<Work> {
  const { startOtherCore } = await import('./other-core.ts');
  const { shelveReference } = await import('../reference/published.ts');
  const otherCore = startOtherCore();
  shelveReference(otherCore.reference);
  const { openLibrary } = await import('../components/library.ts');
  const { indexPages } = await import('../search/index-pages.ts');
  const { searchedPages } = await import('../components/term-files.ts');
  const library = await openLibrary();
  const search = indexPages(searchedPages(library), SCRATCH);
  search.catch(() => {}); // awaited once the pages stand
  return { library, otherCore, search };
}

async function writeTermFiles(library: Library, folder: string): Promise<void> {
  const { termFiles } = await import('../components/term-files.ts');
  for (const [path, body] of termFiles(library)) {
    const file = join(folder, path);
    if (path.endsWith('/index.html')) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body()); // files so small take longer to hand to a thread than to write
  }
}

/**
 * What a site has beside its pages: each term's data files, the pages that aliases lead on from, the embed bundles and
 * the search index. In development the first two are made when asked for, the others come from the last build.
 */
export function besidePages(): AstroIntegration {
  let dist: URL;
  let work: Work;
  return {
    name: 'beside-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        dist = config.outDir;
      },
      'astro:server:setup': ({ server }) => {
        const made = async (path: string): Promise<string> => {
          const { openLibrary } = (await server.ssrLoadModule('/src/components/library.ts')) as {
            openLibrary: () => Promise<Library>;
          };
          const module = await server.ssrLoadModule('/src/components/term-files.ts');
          const files = (module.termFiles as typeof termFiles)(await openLibrary());
          const found = [...files].find(([name]) => name === path || name === `${path}index.html`);
          if (found === undefined) throw new RangeError(`no such file among the terms: ${path}`);
          return found[1]();
        };
        const { watcher } = server;
        const written = (file: string): boolean => /(?:^|\/)content\//.test(file);
        watcher.on('change', (file) => void (written(file) && server.ws.send({ type: 'full-reload' })));
        // Which pages there are is asked once.
        for (const event of ['add', 'unlink'] as const)
          watcher.on(event, (file) => void (written(file) && server.restart()));
        server.middlewares.use((request, response, next) => {
          const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
          const path = normalize(pathname);
          // A host finds index.html in a folder; the development server knows routes alone.
          if (/^\/embed\/[a-z-]+\/$/.test(path)) request.url = `${path}index.html${search}`;
          const [, beside] = /^\/terms\/(.+)$/.exec(path) ?? [];
          const built = /^\/(?:pagefind|embed\/v\d+)\//.test(path);
          if (beside === undefined && !built) return next();
          const body = beside === undefined ? readFile(join(fileURLToPath(dist), path)) : made(beside);
          body.then(
            (text) => {
              const type = path.endsWith('/') ? '.html' : extname(path);
              response.setHeader('content-type', TYPES[type] ?? 'application/octet-stream');
              response.end(text);
            },
            () => next(),
          );
        });
      },
      'astro:build:start': async ({ logger }) => {
        logger.info('prose');
        work = await begin();
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { library, otherCore, search } = work;
        logger.info('term files');
        await Promise.all([
          writeTermFiles(library, join(folder, 'terms')),
          otherCore.writeEmbed(folder),
          search.then((index) => index.moveTo(join(folder, 'pagefind'))),
        ]);
        logger.info(`memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
      },
    },
  };
}
