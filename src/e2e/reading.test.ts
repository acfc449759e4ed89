import { expect, test } from 'vitest';
import { visit } from './visit.ts';

test('a reader follows a term and comes back to where they were', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    const link = page.locator('.prose a.term', { hasText: 'VRAM' }).first();
    await link.click();
    await page.waitForURL('**/terms/vram/');
    expect(await page.locator('h1').textContent()).toBe('VRAM');
    await page.goBack();
    expect(await page.locator('h1').textContent()).toBe('GPU');
    await page.goForward();
    expect(await page.locator('h1').textContent()).toBe('VRAM');
  });
});
