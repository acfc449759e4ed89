import { besidePages } from './src/serve/beside-pages.ts';
import { outDir } from './src/serve/build.ts';
import { runByNode } from './src/serve/run-by-node.ts';
import { site } from './src/site.ts';

/** What a page asks for is named by its content alone, since every page says the names. */
const byContent = { entryFileNames: '_astro/[hash].js', assetFileNames: '_astro/[hash][extname]' };

/** Pages at a time: one that waits for what the other core makes holds up none of the others. */
const concurrency = 8;

/** @type {import('astro').AstroUserConfig} Said in a comment: what gives the type to code loads all that SVG may need. */
export default {
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
    plugins: [runByNode],
    environments: { client: { build: { rolldownOptions: { output: byContent } } } },
    server: { watch: { ignored: ['**/content/terms/**'] } }, // `besidePages` watches those
  },
};
