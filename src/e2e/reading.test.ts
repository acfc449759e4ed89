import { expect, test } from 'vitest';
import { site, visit } from './visit.ts';

test('a reader follows a term and comes back to where they were', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    const link = page.locator('.prose a', { hasText: 'VRAM' }).first();
    await link.click();
    await page.waitForURL('**/terms/vram/');
    expect(await page.locator('h1').textContent()).toBe('VRAM');
    await page.goBack();
    expect(await page.locator('h1').textContent()).toBe('GPU');
    await page.goForward();
    expect(await page.locator('h1').textContent()).toBe('VRAM');
  });
});

test('an old name of a term leads to its page', async () => {
  await visit('/terms/ttft/', {}, async (page) => {
    await page.waitForURL('**/terms/time-to-first-token/');
  });
});

test('a page says what to read before it, in order, and what stands beside it in its topic', async () => {
  await visit('/terms/kv-cache/', {}, async (page) => {
    const chain = await page.locator('.chain li').allTextContents();
    expect(chain.map((text) => text.trim())).toEqual(['Token', 'Inference', 'Prefill', 'Decode', 'KV cache']);
    await page.locator('.neighbours [rel="next"]').click();
    await page.waitForURL(/\/terms\/(?!kv-cache\/)/);
    expect(await page.locator('.neighbours [rel="prev"]').getAttribute('href')).toBe('/terms/kv-cache/');
  });
});

test('a heading copies its address, and a citation its text', async () => {
  await visit('/terms/gpu/', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await page.locator('.prose h2 > a').first().click();
    await page.getByText('Link copied').waitFor();
    expect(await copied()).toBe(`${site}/terms/gpu/#why-it-matters`);
    await page.getByText('BibTeX', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy BibTeX' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await copied()).toMatch(/^@misc\{gpu,/);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect.poll(copied).toMatch(/^# GPU\n/);
  });
});

test('the list of all terms narrows by name, alias and definition while nothing above it moves', async () => {
  await visit('/terms/', {}, async (page) => {
    const entries = page.locator('.entry:visible');
    const all = await entries.count();
    const top = await page.locator('.letters').evaluate((list) => list.getBoundingClientRect().top);
    const field = page.getByRole('searchbox', { name: 'Filter this list' });
    await field.fill('ttft');
    expect(await entries.locator('dt').allTextContents()).toEqual([expect.stringContaining('Time to first token')]);
    await page.getByText(`1 of ${all} terms`).waitFor();
    expect(await page.locator('.letters').evaluate((list) => list.getBoundingClientRect().top)).toBe(top);
    await field.fill('');
    expect(await entries.count()).toBe(all);
  });
});
