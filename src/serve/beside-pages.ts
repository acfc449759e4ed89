import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Library } from '../components/library.ts';
import type { OtherCore } from './other-core.ts';
import { tell } from './progress.ts';
import type { siteFiles } from './site-files.ts';
import { watchTerms } from './watch-terms.ts';
import { writingPages } from './write-pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.css': 'text/css',
  '.png': 'image/png',
};

/** The folder of the terms' pages. */
const TERMS = 'content/terms';

/** Has what pages wait for made on the other core. */
async function begin(): Promise<OtherCore> {
  const { otherCore } = await import('./other-core.ts');
  const { libraryShelf } = await import('../components/library.ts');
  const { referenceShelf } = await import('../reference/published.ts');
  const { reportShelf } = await import('../fit/published.ts');
  const { shownShelf } = await import('../embed/published.ts');
  const other = otherCore();
  libraryShelf.put(other.library);
  referenceShelf.put(other.reference);
  reportShelf.put(other.report);
  shownShelf.put(other.shownWidgets);
  return other;
}

/** Where that stands which is no page: terms' and widgets' data, pages that lead on, bare pages, pictures, names to search. */
const BESIDE = /^\/(?:(?:terms|embed|oembed|cards|search)\/.|llms-full\.txt$)/;

/** What the last build has bundled. */
const BUNDLED = /^\/(?:pagefind|embed\/v\d+)\//;

/**
 * What a site has beside its pages: each term's data files, the pages that aliases lead on from, pictures for other sites' cards,
 * what those embed, and the search index. In development it is made when asked for, bundles and index come from the last build.
 */
export function besidePages(): AstroIntegration {
  let dist: URL;
  let other: OtherCore;
  let written: Promise<void>;
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
        await tell({ step: 'compiling templates' });
        setPrerenderer((usual) => ({
          ...writingPages(usual, fileURLToPath(dist)),
          async setup() {
            await tell({ step: 'writing pages' });
            await usual.setup?.();
          },
        }));
        other = await begin();
      },
      // Astro has emptied the site's folder.
      'astro:build:setup': () => {
        written = other.writeFiles(fileURLToPath(dist));
        written.catch(() => {}); // thrown again where it is waited for
      },
      'astro:build:done': async ({ dir, pages }) => {
        await tell({ step: 'waiting for the search index' });
        flushCompileCache(); // while the other core is busy: at the end, all would wait for it
        const folder = fileURLToPath(dir);
        await Promise.all([written, other.helpWriting(folder), other.moveIndex(join(folder, 'pagefind'))]);
        await other.end();
        await tell({ pages: pages.length, memory: process.resourceUsage().maxRSS * 1000 });
      },
    },
  };
}
