import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { AXE, faults } from './accessibility.ts';
import { visit } from './visit.ts';
import { weigh } from './weight.ts';

const card = (page: Page) => page.locator('.term-card');
const link = (page: Page) => page.locator('.prose a[href="/terms/vram/"]').first();
const away = (page: Page): Promise<void> => page.mouse.move(5, 5);
/** As a page shows it: with a printer's apostrophes. */
const short = (JSON.parse(readFileSync('dist/terms/vram.card.json', 'utf8')) as { short: string }).short.replaceAll(
  "'",
  '’',
);

test('nothing is asked for until a reader rests on a term; then the card has definition, key number and a way on', async () => {
  const asked: string[] = [];
  const prepare = (page: Page): void => {
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  };
  await visit('/terms/gpu/', { prepare }, async (page) => {
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /card/.test(path))).toEqual([]);
    await link(page).hover();
    await card(page).waitFor();
    expect(asked).toContain('/terms/vram.card.json');
    expect(await card(page).textContent()).toContain(short);
    expect(await card(page).locator('.card-number').isVisible()).toBe(true);
    expect(await card(page).getByRole('link', { name: 'Read more' }).getAttribute('href')).toBe('/terms/vram/');
    const { x, width } = (await card(page).boundingBox()) ?? { x: -1, width: 0 };
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1280);
  });
});

test('a card stays while the pointer is on it, and goes when the pointer leaves', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    await link(page).hover();
    await card(page).hover();
    await page.waitForTimeout(600);
    expect(await card(page).isVisible()).toBe(true);
    await away(page);
    await card(page).waitFor({ state: 'detached' });
  });
});

test('Esc sends a card away without moving pointer or focus', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    await link(page).hover();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
  });
});

test('by keyboard a link is described by its card, stays one stop, and still leads to its page', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    await page.keyboard.press('Tab'); // focus by a key, not by a script, is what opens a card
    await link(page).focus();
    await card(page).waitFor();
    const description = await link(page).evaluate(
      (own) => document.getElementById(own.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(description).toBe(short);
    await page.keyboard.press('Tab');
    await card(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe('Read more');
    await link(page).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/terms/vram/');
  });
});

/** A finger as the browser feels it, on the middle of a link of a narrow screen. */
async function finger(page: Page): Promise<{ down(): Promise<void>; up(): Promise<void> }> {
  await link(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await link(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const session = await page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number }[]): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  return {
    down: () => send('touchStart', [{ x: x + width / 2, y: y + height / 2 }]),
    up: () => send('touchEnd', []),
  };
}

const NARROW = { width: 390, height: 844, hasTouch: true, isMobile: true };
/** Milliseconds of a press that no system takes for a tap. */
const LONG = 700;

test('a long press opens a card and stays on the page; a tap beside it closes it, a short one on the link follows it', async () => {
  await visit('/terms/gpu/', NARROW, async (page) => {
    const { down, up } = await finger(page);
    const { pathname } = new URL(page.url());
    await down();
    await page.waitForTimeout(LONG);
    await card(page).waitFor();
    const { x, width } = (await card(page).boundingBox()) ?? { x: -1, width: 0 };
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
    await up();
    await page.waitForTimeout(LONG);
    expect(await card(page).isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toBe(pathname);
    await page.touchscreen.tap(5, 5);
    await card(page).waitFor({ state: 'detached' });
    await down();
    await up();
    await page.waitForURL('**/terms/vram/');
  });
});

test('a short tap follows a link whose card a long press has opened', async () => {
  await visit('/terms/gpu/', NARROW, async (page) => {
    const { down, up } = await finger(page);
    await down();
    await card(page).waitFor();
    await page.waitForTimeout(LONG);
    await up();
    await down();
    await up();
    await page.waitForURL('**/terms/vram/');
  });
});

test('a card that is slow to come still comes after a long press, and the link is not followed', async () => {
  const prepare = (page: Page): void =>
    void page.route('**/*.card.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2 * LONG));
      await route.continue();
    });
  await visit('/terms/gpu/', { ...NARROW, prepare }, async (page) => {
    const { down, up } = await finger(page);
    await down();
    await page.waitForTimeout(LONG);
    expect(await card(page).count()).toBe(0);
    await up();
    await card(page).waitFor();
    expect(page.url()).toMatch(/\/terms\/gpu\/$/);
  });
});

test("the menu that a system's own long press asks for does not cover the card", async () => {
  await visit('/terms/gpu/', NARROW, async (page) => {
    const { down } = await finger(page);
    await down();
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.card.json')),
    );
    const prevented = await link(page).evaluate(
      (own) =>
        !own.dispatchEvent(new PointerEvent('contextmenu', { pointerType: 'touch', bubbles: true, cancelable: true })),
    );
    expect(prevented).toBe(true);
    await card(page).waitFor();
  });
});

test('without its text a card does not open, and the link works', async () => {
  const prepare = (page: Page): void => void page.route('**/*.card.json', (route) => route.abort());
  await visit('/terms/gpu/', { prepare, expected: /ERR_FAILED/ }, async (page) => {
    await link(page).hover();
    await page.waitForTimeout(500);
    expect(await card(page).count()).toBe(0);
    await link(page).click();
    await page.waitForURL('**/terms/vram/');
  });
});

test.each(['light', 'dark'] as const)('an open card has no fault that axe finds, in %s', async (colorScheme) => {
  await visit('/terms/gpu/', { first: AXE, colorScheme }, async (page) => {
    await link(page).hover();
    await card(page).waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

/** KB of script on a page of prose. */
const SCRIPT = 6;

test('a term page without a widget loads at most 6 KB of script, those of its cards included', async () => {
  const scripts: Promise<number>[] = [];
  const prepare = (page: Page): void => {
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.push(weigh(request));
    });
  };
  await visit('/terms/gpu/', { prepare }, async (page) => {
    await page.waitForLoadState('networkidle');
    const kilobytes = async (): Promise<number> =>
      (await Promise.all(scripts)).reduce((sum, each) => sum + each, 0) / 1000;
    const still = await kilobytes();
    await link(page).hover();
    await card(page).waitFor();
    console.log(`script: ${still.toFixed(1)} KB, ${(await kilobytes()).toFixed(1)} KB with a card`);
    expect(await kilobytes()).toBeLessThan(SCRIPT);
  });
});
