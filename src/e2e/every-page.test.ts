import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Page, Request } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { pagesOf } from './dist.ts';
import { open, site } from './visit.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = pagesOf('dist');

/** KB that a page may weigh with all that it loads by itself, as brotli sends it, without fonts. */
const BUDGET = { plain: 30, withWidgets: 75 };
/** Of brotli, as hosts use it on the fly. */
const QUALITY = 5;

/** What axe finds: each fault with the place where it is. Evaluated by the browser's own tool, so the page's policy stays on. */
async function faults(page: Page, only?: string): Promise<string[]> {
  const results = (await page.evaluate(
    (rule) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        rule === undefined ? { resultTypes: ['violations'] } : { runOnly: [rule], resultTypes: ['violations'] },
      ),
    only,
  )) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.split('\n').at(1)?.trim()}`,
    ),
  );
}

/** Bytes that a response takes, compressed. */
async function weigh(request: Request): Promise<number> {
  if (request.resourceType() === 'font' || /^(?:data|blob):/.test(request.url())) return 0;
  const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).length;
}

/** Brings every widget of the page to life. */
async function wake(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll(':not(:defined)')) {
      element.scrollIntoView();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await page.waitForFunction(() => document.querySelector(':not(:defined)') === null);
}

// One page goes to all addresses, so that the tool of 560 KB travels to the browser once.
const { page, noticed, close } = await open({ first: AXE });
const bytes: Promise<number>[] = [];
page.on('requestfinished', (request) => bytes.push(weigh(request)));
afterAll(close);

test.each(pages.map(({ path, html }) => [path, html.includes('<inference-')] as const))(
  '%s is free of faults in light and dark, fits 320 px, and keeps its budget',
  async (path, hasWidgets) => {
    noticed.length = 0;
    bytes.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(site + path);
    await wake(page);
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page, 'color-contrast')).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await page.waitForFunction(() => window.innerWidth === 320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const weight = (await Promise.all(bytes)).reduce((sum, each) => sum + each, 0);
    expect(weight / 1000).toBeLessThan(hasWidgets ? BUDGET.withWidgets : BUDGET.plain);
    expect(noticed).toEqual([]);
  },
);
