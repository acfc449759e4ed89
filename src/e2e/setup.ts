import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { serve } from '../serve/server.ts';
import { FLAGS, findBrowser } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of the run listens. */
    browser: string;
    /** Where the built site is served, with its headers. */
    site: string;
  }
}

let ending: (() => Promise<void>)[] = [];

/** Serves `dist` and starts one browser for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  if (!existsSync('dist/index.html')) throw new Error('dist/ has no site in it. Run: npm run build');
  const { executablePath, env } = await findBrowser();
  const [site, browser] = await Promise.all([
    serve({ root: 'dist', port: 0 }),
    chromium.launchServer({ executablePath, args: [...FLAGS], env: { ...process.env, ...env } }),
  ]);
  project.provide('site', site.url);
  project.provide('browser', browser.wsEndpoint());
  ending = [() => browser.close(), () => site.close()];
}

export async function teardown(): Promise<void> {
  for (const end of ending) await end();
}
