import { defineConfig } from 'astro/config';
import { besidePages } from './src/serve/beside-pages.ts';
import { outDir } from './src/serve/build.ts';
import { site } from './src/site.ts';

/** What a page asks for is named by its content alone, since every page says the names. */
const byContent = { entryFileNames: '_astro/[hash].js', assetFileNames: '_astro/[hash][extname]' };

/**
 * Modules that Node itself runs, as it does for the rest of a build: what they have made is there for pages too, and only
 * templates are compiled.
 */
const byNode = /\/src\/(?!pages\/).*\.ts$/;

/** Pages that are rendered while others are written. */
const concurrency = 8;

export default defineConfig({
  site: site.url,
  outDir,
  trailingSlash: 'always',
  cacheDir: './.astro/',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [besidePages()],
  vite: {
    build: { assetsInlineLimit: 0, rolldownOptions: { output: { assetFileNames: byContent.assetFileNames } } },
    environments: {
      client: { build: { rolldownOptions: { output: byContent } } },
      prerender: { build: { rolldownOptions: { external: byNode } } },
    },
    server: { watch: { ignored: ['**/content/terms/**'] } }, // `besidePages` watches those
  },
});
