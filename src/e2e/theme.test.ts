import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './visit.ts';

/** Colours of the paper, as tokens.css has them. */
const LIGHT = 'rgb(251, 250, 246)';
const DARK = 'rgb(23, 22, 17)';

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const button = (page: Page) => page.getByRole('button', { name: /^Theme/ });

test('without a choice the page follows the system', async () => {
  await visit('/', { colorScheme: 'light' }, async (page) => {
    expect(await paper(page)).toBe(LIGHT);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe(DARK);
  });
});

test('a choice outlives a reload and another page, and can be taken back', async () => {
  await visit('/', { colorScheme: 'light' }, async (page) => {
    await button(page).click();
    await button(page).click();
    expect(await button(page).getAttribute('aria-label')).toBe('Theme: dark');
    expect(await paper(page)).toBe(DARK);
    await page.reload();
    expect(await paper(page)).toBe(DARK);
    await page.goto(new URL('/terms/gpu/', page.url()).href);
    expect(await paper(page)).toBe(DARK);
    await button(page).click();
    expect(await button(page).getAttribute('aria-label')).toBe('Theme: as the system');
    await page.reload();
    expect(await paper(page)).toBe(LIGHT);
  });
});

test('a dark choice stands before anything is painted', async () => {
  await visit('/', { colorScheme: 'light' }, async (page) => {
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.body === null) return;
        document.documentElement.dataset.atBody = document.documentElement.dataset.theme ?? 'none';
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.atBody)).toBe('dark');
  });
});

test('without scripts there is no button that does nothing', async () => {
  await visit('/', { javaScriptEnabled: false }, async (page) => {
    expect(await button(page).isVisible()).toBe(false);
  });
});
