import { expect, test } from 'vitest';
import { visit } from './visit.ts';

test('paper carries the prose, its figures and sources, and no navigation', async () => {
  await visit('/terms/gpu/', { colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header.site-header').isVisible()).toBe(false);
    for (const name of ['Site', 'Search']) expect(await page.getByRole('navigation', { name }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Map of terms' }).count()).toBe(0);
    for (const words of ['Why it matters', 'Sources'])
      expect(await page.getByRole('heading', { name: words }).isVisible()).toBe(true);
    expect(await page.locator('figure svg').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
  });
});

test('on paper a dark choice prints as ink on white', async () => {
  await visit('/terms/gpu/', { colorScheme: 'dark' }, async (page) => {
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    await page.emulateMedia({ media: 'print' });
    const [ink, paper] = await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector('.lead') as Element);
      return [color, getComputedStyle(document.documentElement).backgroundColor];
    });
    expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    const muted = await page.evaluate(() => getComputedStyle(document.querySelector('.sources p') as Element).color);
    const [red = 0] = (muted.match(/\d+/g) ?? []).map(Number);
    expect(red).toBeLessThan(120);
  });
});
