import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { widgetNames } from '../widgets/index.ts';
import { visit } from './visit.ts';

/** Tables of the widget that a reader sees, all of them opened: those that scroll, and cells whose text lies over another's. */
const faultsOf = (page: Page, tag: string): Promise<string[]> =>
  page.locator(tag).evaluate((element) => {
    const root = element.shadowRoot ?? element;
    for (const details of root.querySelectorAll('details')) details.open = true;
    const lines = (cell: Element): DOMRect[] => {
      const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const boxes: DOMRect[] = [];
      while (words.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        boxes.push(...range.getClientRects());
      }
      return boxes;
    };
    const meet = (a: DOMRect, b: DOMRect): boolean =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return [...root.querySelectorAll('table')].flatMap((table) => {
      const box = table.parentElement as Element;
      const over = [...table.rows].flatMap((row) => {
        const texts = [...row.cells].map(lines);
        return texts.some((one, index) =>
          texts.slice(index + 1).some((other) => one.some((a) => other.some((b) => meet(a, b)))),
        )
          ? [`overlaps: ${row.textContent}`]
          : [];
      });
      return box.scrollWidth > box.clientWidth ? [`scrolls: ${table.textContent?.slice(0, 60)}`, ...over] : over;
    });
  });

describe.each(widgetNames)('at 320 px the tables of %s need no scrolling, and no text lies over another', (name) => {
  test.each([
    ['live', true],
    ['without scripts', false],
  ])('%s', (_, javaScriptEnabled) =>
    visit(`/embed/${name}/`, { width: 320, javaScriptEnabled }, async (page) => {
      const tag = `inference-${name}`;
      if (javaScriptEnabled) await page.locator(`${tag} [name]:enabled`).first().waitFor();
      expect(await page.locator(tag).getByRole('table').count()).toBeGreaterThan(0);
      expect(await faultsOf(page, tag)).toEqual([]);
    }),
  );
});
