import { defineConfig } from 'astro/config';
import { besidePages } from './src/serve/beside-pages.ts';
import { outDir } from './src/serve/build.ts';
import { site } from './src/site.ts';

export default defineConfig({
  site: site.url,
  outDir,
  trailingSlash: 'always',
  cacheDir: './.astro/',
  build: { format: 'directory', inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [besidePages()],
  vite: { build: { assetsInlineLimit: 0 }, server: { watch: { ignored: ['**/content/terms/**'] } } }, // `besidePages` watches those
});
