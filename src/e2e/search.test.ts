import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { AXE, faults } from './accessibility.ts';
import { visit } from './visit.ts';
import { weigh } from './weight.ts';

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
const list = (page: Page) => dialog(page).getByRole('listbox', { name: 'Results' });
const option = (page: Page) => list(page).getByRole('option', { selected: true });

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

test('the first answers stand before all pages are read, and stay where they are', async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let read = 0;
  const prepare = (page: Page): void => {
    void page.route('**/pagefind/fragment/*', async (route) => {
      if (++read > 3) await released;
      await route.continue();
    });
  };
  await visit('/search/?q=memory', { prepare }, async (page) => {
    const links = page.locator('ol[data-results] > li > a');
    await page.locator('ol[data-results][aria-busy="true"] > li .passage mark').first().waitFor();
    const first = await links.allTextContents();
    release();
    await page.locator('ol[data-results][aria-busy="false"]').waitFor();
    const all = await links.allTextContents();
    expect(all.slice(0, first.length)).toEqual(first);
    expect(all.length).toBeGreaterThan(first.length);
  });
});

test('a query that nothing answers says so, and a search ends', async () => {
  await visit('/search/?q=zzqxwv', {}, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
    await page.getByText('Nothing was found for “zzqxwv”').waitFor();
    expect(await page.getByRole('link', { name: 'Propose it as a term' }).getAttribute('href')).toContain(
      '/issues/new?title=Term%3A%20zzqxwv',
    );
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

test('one Esc closes search with what was typed, and the next search begins with it', async () => {
  await visit('/changes/', {}, async (page) => {
    await page.keyboard.press('/');
    await box(page).fill('vram');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    expect(await box(page).inputValue()).toBe('vram');
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
    await list(page).getByRole('option').nth(1).waitFor();
    /** Its first line: passages are added below when they come. */
    const chosen = async (): Promise<string | undefined> => (await option(page).innerText()).split('\n')[0];
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).not.toBe(first);
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(await option(page).getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    expect(await chosen()).toBe(first);
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
    await list(page).getByRole('option').first().tap();
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

/** KB that the first full-text query may cost beside the page, of which Pagefind's program takes 85; and each one after it. */
const FIRST = 120;
const LATER = 20;
/** KB until the first name answers: the dialog and the names of all terms. */
const NAMES = 15;

test.each([
  ['mantissa', 'kubernetes'],
  ['strawberry letters', 'how is memory shared'],
])('a name answers for 15 KB, a first query for "%s" costs 120 KB, a later one for "%s" 20', async (first, later) => {
  let [byName, byText]: [Promise<number>[], Promise<number>[]] = [[], []];
  const prepare = (page: Page): void => {
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/pagefind\/|\/full-text\./.test(pathname)) byText.push(weigh(request));
      else if (!pathname.includes('/definitions')) byName.push(weigh(request)); // they come once names have answered
    });
  };
  const sum = async (parts: Promise<number>[]): Promise<number> =>
    (await Promise.all(parts)).reduce((total, each) => total + each, 0) / 1000;
  await visit('/changes/', { prepare }, async (page) => {
    await page.waitForLoadState('networkidle');
    [byName, byText] = [[], []];
    await page.keyboard.press('/');
    await box(page).fill(first);
    await dialog(page).locator('.passage').first().waitFor();
    const names = await sum(byName);
    const all = names + (await sum(byText));
    byText = [];
    await box(page).fill(later);
    await dialog(page).getByText(`All results for “${later}”`).waitFor();
    await dialog(page).locator('.passage').first().waitFor();
    await page.waitForLoadState('networkidle');
    console.log(
      `names ${names.toFixed(1)} KB, first query ${all.toFixed(1)} KB, later ${(await sum(byText)).toFixed(1)}`,
    );
    expect(names).toBeLessThan(NAMES);
    expect(all).toBeLessThan(FIRST);
    expect(await sum(byText)).toBeLessThan(LATER);
  });
});

test('the dialog marks what was typed, names the section whose text has it, and leads there', async () => {
  await visit('/', {}, async (page) => {
    await page.keyboard.press('/');
    await box(page).fill('mantissa');
    const passage = dialog(page).locator('.passage').first();
    await passage.waitFor();
    expect((await passage.locator('mark').first().textContent())?.toLowerCase()).toContain('mantissa');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/terms\/floating-point-formats\/#/);
  });
});

test('a name that nobody has is answered by the nearest ones and by a way to propose it', async () => {
  await visit('/', {}, async (page) => {
    await page.keyboard.press('/');
    await box(page).fill('zzqxwv');
    const propose = list(page).getByRole('option', { name: 'Propose “zzqxwv”' });
    await propose.waitFor();
    expect(await propose.getAttribute('href')).toContain('/issues/new?title=Term%3A%20zzqxwv');
    expect(await dialog(page).getByRole('status').textContent()).toContain('Nothing is called “zzqxwv”');
  });
});

test('searches of before are offered, taken up in place, and forgotten on request', async () => {
  await visit('/', {}, async (page) => {
    await page.keyboard.press('/');
    await box(page).fill('vram');
    await list(page).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/terms/vram/');
    await page.keyboard.press('/');
    await dialog(page).locator('.recent').waitFor();
    await page.keyboard.press('Enter');
    expect(await box(page).inputValue()).toBe('vram');
    await dialog(page).locator('.page').first().waitFor();
    await box(page).fill('');
    await dialog(page).getByRole('button', { name: 'Forget these searches' }).click();
    expect(await list(page).getByRole('option').count()).toBe(0);
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  });
});

test('a topic narrows the answers, and stands in the address', async () => {
  await visit('/search/?q=memory', {}, async (page) => {
    const answers = page.locator('ol[data-results][aria-busy="false"] > li');
    await answers.first().waitFor();
    const topics = page.locator('ol[data-results] .topic');
    expect(new Set(await topics.allTextContents()).size).toBeGreaterThan(1);
    await page.getByLabel('Topic').selectOption('Hardware');
    await page.waitForURL(/topic=Hardware/);
    await answers.first().waitFor();
    expect(new Set(await topics.allTextContents())).toEqual(new Set(['Hardware']));
    await page.reload();
    await answers.first().waitFor();
    expect(await page.getByLabel('Topic').inputValue()).toBe('Hardware');
  });
});

test('the dialog keeps to a topic, says where nothing was found, and takes the topic along to all results', async () => {
  await visit('/', { width: 320, height: 640 }, async (page) => {
    await page.keyboard.press('/');
    await box(page).fill('memory');
    const topics = dialog(page).locator('.option .topic');
    await topics.nth(1).waitFor();
    expect(new Set(await topics.allTextContents()).size).toBeGreaterThan(1);
    await dialog(page).getByRole('combobox', { name: 'Topic' }).selectOption('Hardware');
    await expect.poll(async () => [...new Set(await topics.allTextContents())]).toEqual(['Hardware']);
    expect(await dialog(page).evaluate((own) => own.scrollWidth <= own.clientWidth)).toBe(true);
    const all = list(page).getByRole('option', { name: 'All results' });
    expect(await all.getAttribute('href')).toBe('/search/?q=memory&topic=Hardware');
    await box(page).fill('bahdanau');
    await dialog(page).getByText('Nothing was found for “bahdanau” in Hardware.').waitFor();
    await dialog(page).getByRole('combobox', { name: 'Topic' }).selectOption('All topics');
    await dialog(page).locator('.page').first().waitFor();
  });
});

test('arrows go from the field through the answers of the search page and back', async () => {
  await visit('/search/?q=vram', {}, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"] > li').first().waitFor();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('VRAM');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
  });
});

test.each(['light', 'dark'] as const)(
  'the dialog with answers has no fault that axe finds, in %s',
  async (colorScheme) => {
    await visit('/', { first: AXE, colorScheme }, async (page) => {
      await page.keyboard.press('/');
      await box(page).fill('memory');
      await dialog(page).locator('.passage').first().waitFor();
      expect(await faults(page)).toEqual([]);
    });
  },
);
