import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../components/library.ts';
import type { SearchIndex } from '../search/index-pages.ts';
import type { Filed, OtherCore } from './other-core.ts';
import { tell } from './progress.ts';
import type { siteFiles } from './site-files.ts';
import { watchTerms } from './watch-terms.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.css': 'text/css',
  '.png': 'image/png',
};

/** Where the search index is made. Two builds of one folder are not made at once. */
const SCRATCH = '.cache/search';

/** The folder of the terms' pages. */
const TERMS = 'content/terms';

/** Files that are handed over at a time. */
const HANDFUL = 64;

/** What is made while the pages are compiled and written. */
interface Work {
  readonly other: OtherCore;
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
  const { otherCore } = await import('./other-core.ts');
  const { referenceShelf } = await import('../reference/published.ts');
  const { reportShelf } = await import('../fit/published.ts');
  const { shownShelf } = await import('../embed/published.ts');
  const other = otherCore();
  referenceShelf.put(other.reference);
  reportShelf.put(other.report);
  shownShelf.put(other.shownWidgets);
  const { openLibrary } = await import('../components/library.ts');
  const { indexPages } = await import('../search/index-pages.ts');
  const { searchedPages } = await import('../components/term-files.ts');
  const library = awaitedLater(openLibrary());
  const search = awaitedLater(
    library.then((opened) => indexPages(searchedPages(opened), SCRATCH, { join: other.joinIndex })),
  );
  return { other, library, search };
}

/** Hands what stands beside the pages to the other core, which writes it while this one goes on. */
async function writeFiles({ library, other }: Work, folder: string): Promise<void> {
  const { termFiles } = await import('../components/term-files.ts');
  const { pageCards } = await import('../components/page-card.ts');
  let handful: Filed<string>[] = [];
  for (const [path, body] of termFiles(await library)) {
    handful.push([path, body()]);
    if (handful.length < HANDFUL) continue;
    await other.writeTexts(folder, handful);
    handful = [];
  }
  await other.writeTexts(folder, handful);
  await other.drawCards(folder, [...pageCards((await library).glossary)]);
}

/** Where that stands which is no page: terms' and widgets' data, pages that lead on, bare pages, pictures, names to search. */
const BESIDE = /^\/(?:terms|embed|oembed|cards|search\/names)\/./;

/** What the last build has bundled. */
const BUNDLED = /^\/(?:pagefind|embed\/v\d+)\//;

/**
 * What a site has beside its pages: each term's data files, the pages that aliases lead on from, pictures for other sites' cards,
 * what those embed, and the search index. In development it is made when asked for, bundles and index come from the last build.
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
        const made = async (path: string): Promise<string | Uint8Array> => {
          const { openLibrary } = (await server.ssrLoadModule('/src/components/library.ts')) as {
            openLibrary: () => Promise<Library>;
          };
          const module = await server.ssrLoadModule('/src/serve/site-files.ts');
          const file = path.slice(1);
          for (const [name, body] of (module.siteFiles as typeof siteFiles)(await openLibrary()))
            if (name === file || name === `${file}index.html`) return body();
          throw new RangeError(`no such file beside the pages: ${path}`);
        };
        const reload = (): void => server.ws.send({ type: 'full-reload' });
        server.watcher.on('change', (file) => void (/(?:^|\/)content\//.test(file) && reload()));
        // Which pages there are is asked once.
        const terms = watchTerms(TERMS, (event) => void (event === 'saved' ? reload() : server.restart()));
        server.httpServer?.once('close', () => terms.close());
        server.middlewares.use((request, response, next) => {
          const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
          const [, term] = /^\/terms\/([a-z0-9-]+)\/$/.exec(path) ?? [];
          const isTerm = term !== undefined && existsSync(join(TERMS, `${term}.mdx`));
          if (isTerm || !(BUNDLED.test(path) || BESIDE.test(path))) return next();
          const body = BUNDLED.test(path) ? readFile(join(fileURLToPath(dist), path)) : made(path);
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
      'astro:build:start': async ({ setPrerenderer }) => {
        await tell({ step: 'compiling and rendering prose' });
        setPrerenderer((usual) => ({
          ...usual,
          async setup() {
            await tell({ step: 'writing pages' });
            await usual.setup?.();
          },
        }));
        work = await begin();
      },
      // Astro has emptied the site's folder.
      'astro:build:setup': () => {
        const folder = fileURLToPath(dist);
        const written = Promise.all([writeFiles(work, folder), work.other.writeEmbed(folder)]);
        work = { ...work, written: awaitedLater(written) };
      },
      'astro:build:done': async ({ dir, pages }) => {
        await tell({ step: 'waiting for the search index' });
        await Promise.all([
          work.written,
          work.search.then((index) => index.moveTo(join(fileURLToPath(dir), 'pagefind'))),
        ]);
        await work.other.end();
        await tell({ pages: pages.length, memory: process.resourceUsage().maxRSS * 1000 });
      },
    },
  };
}
