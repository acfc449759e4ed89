import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './visit.ts';

/** What readers type, and the page that answers it. */
const QUESTIONS = [
  ['TTFT', 'time-to-first-token'],
  ['time to first token', 'time-to-first-token'],
  ['tpot', 'time-per-output-token'],
  ['pagedatention', 'pagedattention'],
  ['paged attention', 'pagedattention'],
  ['video memory', 'vram'],
  ['graphics card', 'gpu'],
  ['kv-cache', 'kv-cache'],
  ['what do output tokens cost', 'input-output-tokens'],
  ['draft model', 'speculative-decoding'],
] as const;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const box = (page: Page) => page.getByRole('combobox', { name: 'Search the glossary' });
const option = (page: Page) => dialog(page).getByRole('option', { selected: true });

test.each(QUESTIONS)('the search page answers "%s" with %s first', async (query, slug) => {
  await visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"] > li').first().waitFor();
    expect(await page.locator('ol[data-results] > li > a').first().getAttribute('href')).toBe(`/terms/${slug}/`);
    expect(await page.getByRole('searchbox').inputValue()).toBe(query);
  });
});

test('words that stand only in the text of a page find it, and show where', async () => {
  await visit('/search/?q=framebuffer', {}, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"] > li').first().waitFor();
    expect(await page.locator('ol[data-results] > li > a').first().getAttribute('href')).toBe('/terms/vram/');
    expect(await page.locator('ol[data-results] mark').first().textContent()).toMatch(/framebuffer/i);
  });
});

test('a query that nothing answers says so, and a search ends', async () => {
  await visit('/search/?q=zzqxwv', {}, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
    await page.getByText('Nothing was found for "zzqxwv"').waitFor();
    expect(await page.locator('ol[data-results] > li').count()).toBe(0);
  });
});

test('/ and Ctrl-K open search from anywhere, Esc closes it and gives focus back', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    const start = page.getByRole('link', { name: 'Terms', exact: true }).first();
    await start.focus();
    for (const key of ['/', 'Control+k']) {
      await page.keyboard.press(key);
      await box(page).waitFor();
      expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await box(page).inputValue()).toBe('');
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'hidden' });
      expect(await start.evaluate((link) => link === document.activeElement)).toBe(true);
    }
  });
});

test('a / that is typed into a field stays a /', async () => {
  await visit('/', {}, async (page) => {
    const field = page.getByRole('searchbox');
    await field.focus();
    await page.keyboard.type('tokens/s');
    expect(await field.inputValue()).toBe('tokens/s');
    expect(await dialog(page).count()).toBe(0);
  });
});

test('search works by keyboard alone: arrows choose, Enter opens', async () => {
  await visit('/', {}, async (page) => {
    await page.keyboard.press('/');
    await box(page).waitFor();
    await page.keyboard.type('token');
    await dialog(page).getByRole('option').nth(1).waitFor();
    const first = await option(page).textContent();
    await page.keyboard.press('ArrowDown');
    const second = await option(page).textContent();
    expect(second).not.toBe(first);
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(await option(page).getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    expect(await option(page).textContent()).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/terms/token/');
  });
});

test('Enter waits for the answer to what was typed, however fast', async () => {
  await visit('/', {}, async (page) => {
    await page.keyboard.press('/');
    await box(page).waitFor();
    await page.keyboard.type('video memory');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/terms\/vram\/|\/search\/\?q=video/);
  });
});

test('a touch opens search, types and opens a result', async () => {
  await visit('/terms/gpu/', { width: 390, height: 844, hasTouch: true, isMobile: true }, async (page) => {
    await page.getByRole('link', { name: 'Search' }).tap();
    await box(page).fill('vram');
    await dialog(page).getByRole('option').first().tap();
    await page.waitForURL('**/terms/vram/');
  });
});

test('a click on Search opens it; without scripts the same link leads to the search page', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    await page.getByRole('link', { name: 'Search' }).click();
    await box(page).waitFor();
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
  });
  await visit('/terms/gpu/', { javaScriptEnabled: false }, async (page) => {
    await page.getByRole('link', { name: 'Search' }).click();
    await page.waitForURL('**/search/');
    expect(await page.locator('noscript p').isVisible()).toBe(true);
  });
});
