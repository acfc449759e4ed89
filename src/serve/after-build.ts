import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildEmbed } from '../embed/index.ts';
import { indexPages } from '../search/pagefind.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/**
 * What a site needs beside its pages: the embed bundle and the search index, made from the pages as they were rendered.
 * In development both come from the last build.
 */
export function afterBuild(): AstroIntegration {
  let dist: URL;
  return {
    name: 'after-build',
    hooks: {
      'astro:config:done': ({ config }) => {
        dist = config.outDir;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
          const path = normalize(pathname);
          // A host finds index.html in a folder; the development server knows routes alone.
          if (/^\/embed\/[a-z-]+\/$/.test(path)) request.url = `${path}index.html${search}`;
          if (!/^\/(?:pagefind|embed\/v\d+)\//.test(path)) return next();
          readFile(join(fileURLToPath(dist), path)).then(
            (body) => {
              response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
              response.end(body);
            },
            () => next(),
          );
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        logger.info('embed bundles');
        await buildEmbed(fileURLToPath(dir));
        logger.info('search index');
        await indexPages(dir);
        logger.info(`memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
      },
    },
  };
}
