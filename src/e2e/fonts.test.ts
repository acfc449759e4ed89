import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { filesOf } from './dist.ts';
import { visit } from './visit.ts';

test('all fonts together weigh at most 60 KB', () => {
  const fonts = filesOf('dist').filter((file) => /\.(?:woff2?|ttf|otf)$/.test(file));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.reduce((sum, file) => sum + statSync(`dist${file}`).size, 0)).toBeLessThanOrEqual(60_000);
});

test('a page asks for each font once, early, and shows its text in it', async () => {
  const asked: string[] = [];
  const prepare = (page: Page): void => {
    page.on('request', (request) => request.resourceType() === 'font' && asked.push(request.url()));
  };
  await visit('/terms/gpu/', { prepare }, async (page) => {
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    expect(new Set(loaded)).toEqual(new Set(['Source Serif 4', 'IBM Plex Mono']));
    expect(asked.length).toBe(new Set(asked).size);
  });
});
