import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const SRC = join(import.meta.dirname, '..');

/**
 * Leaves the modules behind pages to Node, which runs them in a build as they are: what the rest of the build has made with
 * them is there for pages too, and templates alone are compiled. Routes are Astro's own, those that are endpoints too.
 */
export const runByNode: Plugin = {
  name: 'run-by-node',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'prerender',
  resolveId: {
    filter: { id: /^\..*\.ts$/ },
    handler(source, importer = '') {
      const file = resolve(dirname(importer), source);
      const ours = file.startsWith(`${SRC}/`) && !file.startsWith(`${SRC}/pages/`);
      return ours ? { id: pathToFileURL(file).href, external: true } : undefined;
    },
  },
};
