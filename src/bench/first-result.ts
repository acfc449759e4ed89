import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { FLAGS, findBrowser } from '../e2e/browser.ts';
import { weigh } from '../e2e/weight.ts';
import { serve } from '../serve/server.ts';
import { percentile } from './percentile.ts';

/** Milliseconds until the first result of full text stands, and until the list is final. */
interface Wait<Value> {
  readonly first: Value;
  readonly all: Value;
}
type Waits = Wait<{ readonly p50: number; readonly p95: number }>;

/** How long results take, and bytes that they cost. */
export interface FirstResult {
  readonly queries: number;
  readonly cold: Waits;
  readonly warm: Waits;
  /** Compressed bytes of a first query beside its page, and of a later one: medians and the most. */
  readonly firstBytes: { readonly p50: number; readonly most: number };
  readonly laterBytes: { readonly p50: number; readonly most: number };
}

/** Every so many queries of the search's own test are asked here. */
const QUERIES = 100;

function queries(): string[] {
  const lines = readFileSync('src/search/queries.tsv', 'utf8').trim().split('\n').slice(1);
  const all = lines.map((line) => line.split('\t')[1] ?? '');
  return Array.from({ length: QUERIES }, (_, index) => all[Math.floor((index * all.length) / QUERIES)] ?? '');
}

/**
 * Asks as a reader who types and presses Enter. The first result is a page with a passage in which words of the query are
 * marked; where no page has one, it is the list that says so.
 */
const ask = (page: Page, query: string): Promise<Wait<number>> =>
  page.evaluate(async (text) => {
    const input = document.querySelector('[data-search-page] input') as HTMLInputElement;
    const list = document.querySelector('[data-results]') as HTMLElement;
    list.replaceChildren();
    input.value = text;
    let first: number | undefined;
    const began = performance.now();
    const done = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        const now = performance.now() - began;
        if (list.querySelector('.passage mark') !== null) first ??= now;
        if (list.getAttribute('aria-busy') !== 'false') return;
        observer.disconnect();
        resolve(now);
      }).observe(list, { attributes: true, childList: true });
    });
    input.form?.requestSubmit();
    const all = await done;
    return { first: first ?? all, all };
  }, query);

const SEARCH_PAGE = '/search/';

async function opened(page: Page, site: string): Promise<void> {
  await page.goto(site + SEARCH_PAGE, { waitUntil: 'networkidle' });
  await page.locator('[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
}

/** Asks everything once, so that the server has what it sends compressed, as a host has. */
async function warmServer(browser: Browser, site: string, asked: readonly string[]): Promise<void> {
  const page = await browser.newPage();
  await opened(page, site);
  for (const query of asked) await ask(page, query);
  await page.close();
}

/** Each query in a browser profile that has never seen the site, then another one on the same page. */
async function measure(browser: Browser, site: string, asked: readonly string[]): Promise<FirstResult> {
  const [cold, warm]: [Wait<number>[], Wait<number>[]] = [[], []];
  const [first, later]: [number[], number[]] = [[], []];
  for (const [index, query] of asked.entries()) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answers: Promise<number>[] = [];
    await opened(page, site);
    page.on('requestfinished', (request) => answers.push(weigh(request)));
    const bytes = async (): Promise<number> =>
      (await Promise.all(answers.splice(0))).reduce((sum, each) => sum + each, 0);
    cold.push(await ask(page, query));
    await page.waitForLoadState('networkidle');
    first.push(await bytes());
    warm.push(await ask(page, asked[(index + 1) % asked.length] ?? ''));
    await page.waitForLoadState('networkidle');
    later.push(await bytes());
    page.removeAllListeners('requestfinished');
    await bytes(); // what came after is none of the query's, and must not outlive its page
    await context.close();
  }
  const both = (values: number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });
  const waits = (values: Wait<number>[]): Waits => ({
    first: both(values.map((wait) => wait.first)),
    all: both(values.map((wait) => wait.all)),
  });
  const sizes = (values: number[]) => ({ p50: percentile(values, 0.5), most: Math.max(...values) });
  return {
    queries: asked.length,
    cold: waits(cold),
    warm: waits(warm),
    firstBytes: sizes(first),
    laterBytes: sizes(later),
  };
}

/** How long a reader of a built site waits for a search, on this machine. */
export async function firstResult(dist: string): Promise<FirstResult> {
  const { executablePath, env } = await findBrowser();
  const site = await serve({ root: dist, port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...FLAGS], env: { ...process.env, ...env } });
  try {
    const asked = queries();
    await warmServer(browser, site.url, asked);
    return await measure(browser, site.url, asked);
  } finally {
    await browser.close();
    await site.close();
  }
}
