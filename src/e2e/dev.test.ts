import { expect, test } from 'vitest';
import { freePort } from '../serve/free-port.ts';
import { printed, start } from './command.ts';
import { visit } from './visit.ts';

/** Vite tells the console of its connection. */
const VITE = /\[vite\]|\[astro\]/;

test('the server for writers shows pages, live widgets, embeds and search', async () => {
  const free = String(await freePort());
  const env = { ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const child = start(['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', free], { env });
  await printed(child, /ready in/);
  const origin = `http://127.0.0.1:${free}`;
  const open = { expected: VITE, origins: [origin, `ws://127.0.0.1:${free}`] };
  await visit(`${origin}/terms/gpu/`, open, async (page) => {
    await page.locator('inference-latency').scrollIntoViewIfNeeded();
    await page.locator('inference-latency [name="users"]:enabled').fill('64');
    await page.waitForURL(/latency\.users=64/);
  });
  await visit(`${origin}/search/?q=framebuffer`, open, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"] > li > a').first().waitFor();
    expect(await page.locator('ol[data-results] > li > a').first().getAttribute('href')).toBe('/terms/vram/');
  });
  await visit(`${origin}/embed/latency/`, open, async (page) => {
    await page.locator('inference-latency [name="users"]:enabled').waitFor();
  });
  const types = [
    '/oembed/cost.json',
    '/cards/cost.png',
    '/cards/topics/hardware.png',
    '/terms/gpu.md',
    '/terms/ttft/',
  ].map(async (path) => {
    const { status, headers } = await fetch(origin + path);
    return `${path} ${status} ${headers.get('content-type')?.replace(/;.*/, '')}`;
  });
  expect(await Promise.all(types)).toEqual([
    '/oembed/cost.json 200 application/json',
    '/cards/cost.png 200 image/png',
    '/cards/topics/hardware.png 200 image/png',
    '/terms/gpu.md 200 text/markdown',
    '/terms/ttft/ 200 text/html',
  ]);
  expect((await fetch(`${origin}/cards/no-such-card.png`)).status).toBe(404);
});
