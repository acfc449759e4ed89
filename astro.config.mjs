import { defineConfig } from 'astro/config';
import { afterBuild } from './src/serve/after-build.ts';
import { outDir } from './src/serve/build.ts';
import { site } from './src/site.ts';

export default defineConfig({
  site: site.url,
  outDir,
  trailingSlash: 'always',
  cacheDir: './.astro/',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [afterBuild()],
  vite: { build: { assetsInlineLimit: 0 } },
});
