import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './visit.ts';

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Keeps every layout shift of a page with what moved. */
function watch(): void {
  const moved: string[] = [];
  Object.assign(window, { moved });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[]) {
      const what = sources.map(({ node }) =>
        node instanceof Element ? `${node.localName}.${node.className}` : 'text',
      );
      moved.push(`${value.toFixed(4)} ${what.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Goes to the end as a reader does, until every widget on the way is alive. */
async function read(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += 400) {
      window.scrollTo(0, top);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await document.fonts.ready;
  });
  await page.waitForFunction(() => document.querySelectorAll(':not(:defined)').length === 0);
}

test.each([
  [320, '/terms/inference/'],
  [1280, '/terms/inference/'],
  [1280, '/tools/latency/'],
  [390, '/'],
])('nothing moves at %i px while %s loads and its widgets come alive', async (width, path) => {
  await visit(path, { width, first: watch }, async (page) => {
    await read(page);
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
  });
});
