import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../components/library.ts';
import type { termFiles } from '../components/term-files.ts';
import type { SearchIndex } from '../search/index-pages.ts';
import type { OtherCore, TextFile } from './other-core.ts';
import { watchTerms } from './watch-terms.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.css': 'text/css',
};

/** Where the search index is made. Two builds of one folder are not made at once. */
const SCRATCH = '.cache/search';

/** The folder of the terms' pages. */
const TERMS = 'content/terms';

/** Files that are handed over at a time. */
const HANDFUL = 64;

/** What is made while the pages are compiled and written. */
interface Work {
  readonly otherCore: OtherCore;
  readonly library: Promise<Library>;
  readonly search: Promise<SearchIndex>;
  /** What is written since the site's folder is empty. */
  readonly written?: Promise<unknown>;
}

const awaitedLater = <Made>(made: Promise<Made>): Promise<Made> => {
  made.catch(() => {});
  return made;
};

async function begin(): Promise<Work> {
  const { startOtherCore } = await import('./other-core.ts');
  const { referenceShelf } = await import('../reference/published.ts');
  const { reportShelf } = await import('../fit/published.ts');
  const { embedShelf } = await import('../embed/published.ts');
  const otherCore = startOtherCore();
  referenceShelf.put(otherCore.reference);
  reportShelf.put(otherCore.report);
  embedShelf.put(otherCore.embedTexts);
  const { openLibrary } = await import('../components/library.ts');
  const { indexPages } = await import('../search/index-pages.ts');
  const { searchedPages } = await import('../components/term-files.ts');
  const library = awaitedLater(openLibrary());
  const search = awaitedLater(
    library.then((opened) => indexPages(searchedPages(opened), SCRATCH, { join: otherCore.joinIndex })),
  );
  return { otherCore, library, search };
}

/** Hands the texts that stand beside the pages to the other core, which writes them while this one goes on. */
async function writeTermFiles({ library, otherCore }: Work, folder: string): Promise<void> {
  const { termFiles } = await import('../components/term-files.ts');
  let handful: TextFile[] = [];
  for (const [path, body] of termFiles(await library)) {
    handful.push([path, body()]);
    if (handful.length < HANDFUL) continue;
    await otherCore.writeTexts(folder, handful);
    handful = [];
  }
  await otherCore.writeTexts(folder, handful);
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
        const reload = (): void => server.ws.send({ type: 'full-reload' });
        server.watcher.on('change', (file) => void (/(?:^|\/)content\//.test(file) && reload()));
        // Which pages there are is asked once.
        const terms = watchTerms(TERMS, (event) => void (event === 'saved' ? reload() : server.restart()));
        server.httpServer?.once('close', () => terms.close());
        server.middlewares.use((request, response, next) => {
          const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
          const path = normalize(pathname);
          // A host finds index.html in a folder; the development server knows routes alone.
          if (/^\/embed\/[a-z-]+\/$/.test(path)) request.url = `${path}index.html${search}`;
          const [, beside] = /^\/terms\/(.+)$/.exec(path) ?? [];
          const built = /^\/(?:pagefind|embed\/v\d+)\//.test(path);
          if (!built && (beside === undefined || existsSync(join(TERMS, beside.replace(/\/$/, '.mdx'))))) return next();
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
      'astro:build:start': async () => {
        work = await begin();
      },
      // Astro has emptied the site's folder.
      'astro:build:setup': () => {
        const folder = fileURLToPath(dist);
        const written = Promise.all([writeTermFiles(work, join(folder, 'terms')), work.otherCore.writeEmbed(folder)]);
        work = { ...work, written: awaitedLater(written) };
      },
      'astro:build:done': async ({ dir, logger }) => {
        logger.info('search index');
        await Promise.all([
          work.written,
          work.search.then((index) => index.moveTo(join(fileURLToPath(dir), 'pagefind'))),
        ]);
        await work.otherCore.end();
        logger.info(`memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
      },
    },
  };
}
