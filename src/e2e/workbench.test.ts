import { text } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { AXE, faults } from './accessibility.ts';
import { visit } from './visit.ts';
import { weigh } from './weight.ts';

const BENCH = '/tools/workbench/';
const PATIENT = { timeout: 20_000 };

/** The control of a shared setting, once it is live. */
const setting = (page: Page, name: string, side = 'a'): Locator =>
  page.locator(`[data-tool="form"] > [data-side="${side}"] [name="${name}"]:enabled`).first();

/** The sentence of a tool's answer. */
const headline = (page: Page, tool: string, side = 'a'): Locator =>
  page.locator(`[data-tool="${tool}"] > [data-side="${side}"] [part~="headline"]:visible`);

const tile = (page: Page, figure: string): Locator => page.locator(`[data-figure="${figure}"]`);

async function textOf(where: Locator): Promise<string> {
  await where.waitFor();
  return (await where.textContent()) ?? '';
}

async function downloaded(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return text(await file.createReadStream());
}

/** A number of the file, by what stands before it in its line. */
const numberIn = (csv: string, ...cells: string[]): number =>
  Number(
    csv
      .split('\r\n')
      .find((line) => line.startsWith(`${cells.join(',')},`))
      ?.split(',')
      .at(-1),
  );

test('widgets that come alive before the page’s own script are named by their scenario and answer the form all the same', async () => {
  const prepare = (page: Page): void =>
    void page.route(/\/_astro\/[^/]+\.js$/, async (route) => {
      const live = () => document.querySelector('[data-tool="form"] inference-latency')?.shadowRoot !== null;
      await page.waitForFunction(live);
      await route.continue();
    });
  await visit(BENCH, { prepare }, async (page) => {
    await page.getByRole('region', { name: 'Scenario A' }).waitFor();
    await setting(page, 'accelerator').selectOption('h100-sxm');
    await expect.poll(() => headline(page, 'latency').textContent(), PATIENT).toContain('H100 SXM');
  });
});

test('a setting of the form is answered by every tool, as it is on the tool’s own page and in the file of numbers', async () => {
  let [said, csv, first] = ['', '', ''];
  await visit(BENCH, { acceptDownloads: true }, async (page) => {
    await setting(page, 'accelerator').selectOption('h100-sxm');
    await setting(page, 'users').fill('16');
    await page.waitForURL(/accelerator=h100-sxm&users=16$/);
    await expect.poll(() => headline(page, 'latency').textContent(), PATIENT).toContain('H100 SXM with 16 users');
    await expect.poll(() => headline(page, 'memory').textContent()).toContain('16 users with 1,200 tokens of context');
    said = await textOf(headline(page, 'latency'));
    first = await textOf(tile(page, 'first').locator('b'));
    csv = await downloaded(page, 'Numbers (CSV)');
  });
  await visit('/tools/latency/?accelerator=h100-sxm&users=16', {}, async (page) => {
    await page.locator('[name="users"]:enabled').first().waitFor();
    expect(await page.locator('[part~="headline"]:visible').textContent()).toBe(said);
    const row = page.getByRole('row', { name: 'Time to first token' }).getByRole('cell').first();
    expect(await row.textContent()).toBe(first);
  });
  const [amount, unit] = first.split('\u00a0');
  const inUnit = numberIn(csv, 'A', 'latency', '1', 'Time to first token', 'typical') * (unit === 'ms' ? 1000 : 1);
  expect(inUnit.toPrecision(3)).toBe(Number(amount).toPrecision(3));
  expect(csv).toContain('A,scenario,,,accelerator,h100-sxm\r\n');
});

test('weights in 8 bits beside 16 are 43% less, since what is embedded stays in 16, and two machines hold half each', async () => {
  await visit(BENCH, { acceptDownloads: true }, async (page) => {
    await setting(page, 'users').waitFor();
    await page.getByRole('button', { name: 'Compare with another' }).click();
    await expect.poll(() => tile(page, 'weights').textContent(), PATIENT).toContain('43% less');
    const csv = await downloaded(page, 'Numbers (CSV)');
    // 8.03 billion parameters; 2 × 128,256 × 4,096 of them in the embeddings of both ends.
    const embedded = 2 * 128_256 * 4096;
    const [wide, narrow] = ['A', 'B'].map((side) => numberIn(csv, side, 'memory', '1', 'weights', 'typical'));
    expect(wide).toBeCloseTo(2 * 8.03e9, -8);
    expect(narrow).toBeCloseTo(2 * embedded + (8.03e9 - embedded), -8);

    await setting(page, 'weights', 'b').selectOption('bf16');
    await setting(page, 'accelerators', 'b').fill('2');
    await expect.poll(() => tile(page, 'weights').textContent(), PATIENT).toMatch(/half$/);
    await expect
      .poll(() => page.getByRole('status').first().textContent(), PATIENT)
      .toContain('Weights 16.1\u00a0GB against 8.03\u00a0GB: half');
  });
});

test('a link opened afresh shows both scenarios, the chosen tools and a setting of one tool', async () => {
  const query = '?users=4&batching.users=64&show=batching,memory&compare=1&b.model=qwen3-8b&ref=newsletter';
  await visit(`${BENCH}${query}`, {}, async (page) => {
    await setting(page, 'users', 'b').waitFor();
    expect(await setting(page, 'users', 'b').inputValue()).toBe('4');
    expect(await setting(page, 'model', 'b').inputValue()).toBe('qwen3-8b');
    expect(
      await page.locator('.bench-tool').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.tool)),
    ).toEqual(['memory', 'batching']);
    await expect.poll(() => headline(page, 'memory', 'b').textContent(), PATIENT).toContain('Qwen3 8B');
    const most = page.locator('[data-tool="batching"] > [data-side="b"] [name="users"]:visible');
    expect(await most.inputValue()).toBe('64');
    await most.fill('32');
    await page.waitForURL(/b\.batching\.users=32/);
    expect(new URL(page.url()).searchParams.get('batching.users')).toBe('64');
    expect(new URL(page.url()).searchParams.get('ref')).toBe('newsletter');
    const figures = await page.locator('.tiles').textContent();
    await page.reload();
    await expect.poll(() => page.locator('.tiles').textContent(), PATIENT).toBe(figures);
  });
});

test('what the second scenario does not say follows the first, and Back takes a step back', async () => {
  await visit(`${BENCH}?compare=1&b.weights=fp8`, {}, async (page) => {
    await setting(page, 'users', 'b').waitFor();
    await setting(page, 'output').fill('400');
    await expect.poll(() => headline(page, 'latency', 'b').textContent(), PATIENT).toContain('400 tokens');
    await page.waitForURL(/output=400/);
    await setting(page, 'model').selectOption('llama-3.1-70b');
    await page.waitForURL(/model=llama-3\.1-70b/);
    await page.goBack();
    await expect.poll(() => setting(page, 'model').inputValue(), PATIENT).toBe('llama-3.1-8b');
    expect(await setting(page, 'output').inputValue()).toBe('400');
    await page.goBack();
    await expect.poll(() => headline(page, 'latency').textContent(), PATIENT).toContain('200 tokens');
    await page.goForward();
    await expect.poll(() => headline(page, 'latency', 'b').textContent(), PATIENT).toContain('400 tokens');
  });
});

test.each([
  ['users=0', '“Users at once” '],
  ['users=many', '“Users at once” '],
  ['input=NaN', '“Prompt” '],
  ['output=', '“Reply” '],
  ['model=gpt-9', 'model '],
  ['accelerators=1.5', '“How many” '],
])('an address that says %s gets a message that names it, and no number', async (query, named) => {
  await visit(`${BENCH}?${query}`, {}, async (page) => {
    const message = page.locator('[data-tool="form"] [part~="error"]:visible');
    const [name = ''] = query.split('=');
    await expect.poll(() => message.textContent(), PATIENT).toContain(named);
    expect(await setting(page, name).getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => tile(page, 'first').locator('dd').textContent(), PATIENT).toBe('–');
    expect(await page.locator('main').textContent()).not.toMatch(/NaN(?!")|Infinity|undefined/);
  });
});

test('an address that names a tool that there is not gets the choices, and the tools of the start', async () => {
  await visit(`${BENCH}?show=speed`, {}, async (page) => {
    await expect
      .poll(() => page.getByText(/^unknown show "speed"; expected some of: memory, /).count(), PATIENT)
      .toBe(1);
    expect(await page.locator('.bench-tool').count()).toBe(3);
  });
});

test('every tool of the bench answers, in both scenarios, and its picture is in the file', async () => {
  await visit(`${BENCH}?compare=1&b.weights=fp8`, { acceptDownloads: true }, async (page) => {
    const count = await page.locator('input[name="show"]').count();
    for (let index = 0; index < count; index++) await page.locator('input[name="show"]').nth(index).check();
    await expect
      .poll(() => page.locator('.bench-stage [part~="headline"]:visible').count(), { timeout: 50_000 })
      .toBe(2 * count);
    expect(await page.locator('.bench-stage [part~="error"]:visible').count()).toBe(0);
    await expect.poll(() => page.locator('.tile-open').count(), { timeout: 50_000 }).toBe(0);
    const svg = await downloaded(page, 'Pictures (SVG)');
    for (const title of await page.locator('.bench-show label').allInnerTexts())
      expect([title, svg.split(`>${title.trim()}: Llama 3.1 8B, `).length - 1]).toEqual([title, 2]);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});

test.each([320, 1280])('with a comparison at %i px it is free of faults in light and dark and fits', async (width) => {
  const bytes: Promise<number>[] = [];
  const prepare = (page: Page): unknown => page.on('requestfinished', (request) => bytes.push(weigh(request)));
  await visit(`${BENCH}?compare=1&b.weights=fp8`, { width, first: AXE, prepare }, async (page) => {
    await expect.poll(() => tile(page, 'each').textContent(), PATIENT).toContain('faster');
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page, 'color-contrast')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const weight = (await Promise.all(bytes)).reduce((sum, each) => sum + each, 0);
    expect(weight / 1000).toBeLessThan(75);
  });
});

test('without scripts the answers of the start stand there, and nothing that would need scripts', async () => {
  await visit(BENCH, { javaScriptEnabled: false }, async (page) => {
    expect(await headline(page, 'latency').textContent()).toMatch(/200 tokens/);
    expect(await tile(page, 'first').textContent()).toMatch(/\d\sms/);
    expect(await page.locator('main').locator('button:visible, input:visible, select:visible').count()).toBe(0);
  });
});

/** Adds up what moves without the reader's doing. */
function watchShifts(): void {
  Object.assign(window, { shifted: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) Object.assign(window, { shifted: Reflect.get(window, 'shifted') + entry.value });
  }).observe({ type: 'layout-shift', buffered: true });
}

test.each([320, 1280])('nothing moves at %i px while the widgets come alive', async (width) => {
  await visit(BENCH, { width, first: watchShifts }, async (page) => {
    await setting(page, 'users').waitFor();
    await page.locator('[data-tool="latency"]').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector(':not(:defined)') === null);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBe(0);
  });
});
