import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { AXE, faults } from './accessibility.ts';
import { pagesOf } from './dist.ts';
import { open, site } from './visit.ts';
import { weigh } from './weight.ts';

const pages = pagesOf('dist');

/** KB that a page may weigh with all that it loads by itself, as brotli sends it, without fonts. */
const BUDGET = { plain: 30, withWidgets: 75 };
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
