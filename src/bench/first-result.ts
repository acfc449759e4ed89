import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { FLAGS, findBrowser } from '../e2e/browser.ts';
import { weigh } from '../e2e/weight.ts';
import { serve } from '../serve/server.ts';
import { percentile } from './percentile.ts';

/** Milliseconds until the first result stands, which names and full text agree on, and until the list is final. */
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
/** Queries asked on one page where nothing is measured. */
const AT_ONCE = 25;
/** Milliseconds after which a page that has not answered does not. */
const PATIENCE = 60_000;

function queries(): string[] {
  const lines = readFileSync('src/search/queries.tsv', 'utf8').trim().split('\n').slice(1);
  const all = lines.map((line) => line.split('\t')[1] ?? '');
  return Array.from({ length: QUERIES }, (_, index) => all[Math.floor((index * all.length) / QUERIES)] ?? '');
}

const SEARCH_PAGE = '/search/';
const TIMED_PAGE = '/search/timed/';

/**
 * Runs in the page: asks what the address names as a reader who types and presses Enter, one after the other once nothing is
 * loaded any more, and tells how long each took by the page's title.
 */
async function askAll(): Promise<void> {
  const input = document.querySelector('[data-search-page] input') as HTMLInputElement;
  const list = document.querySelector('[data-results]') as HTMLElement;
  const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const ask = (query: string): Promise<[first: number, all: number]> => {
    list.replaceChildren();
    input.value = query;
    let first: number | undefined;
    const began = performance.now();
    const done = new Promise<[number, number]>((resolve) => {
      new MutationObserver((_, observer) => {
        const now = Math.round(performance.now() - began);
        if (list.firstElementChild !== null) first ??= now;
        if (list.getAttribute('aria-busy') !== 'false') return;
        observer.disconnect();
        resolve([first ?? now, now]);
      }).observe(list, { attributes: true, childList: true });
    });
    input.form?.requestSubmit();
    return done;
  };
  const waits: [number, number][] = [];
  for (const query of JSON.parse(decodeURIComponent(location.hash.slice(1))) as string[]) {
    await rest(250);
    waits.push(await ask(query));
  }
  document.title = JSON.stringify(waits);
}

/** Puts a page beside the search page that asks by itself. */
function writeTimedPage(dist: string): void {
  const page = readFileSync(join(dist, SEARCH_PAGE, 'index.html'), 'utf8');
  mkdirSync(join(dist, TIMED_PAGE), { recursive: true });
  writeFileSync(join(dist, TIMED_PAGE, 'ask.js'), `(${askAll.toString()})();`);
  writeFileSync(
    join(dist, TIMED_PAGE, 'index.html'),
    page.replace('</head>', `<script type="module" src="${TIMED_PAGE}ask.js"></script></head>`),
  );
}

/**
 * Asks queries on one page of a browser profile that has never seen the site. No tool listens to the page meanwhile: one that
 * is told of each request takes as long as the search.
 */
async function timed(browser: Browser, site: string, asked: readonly string[]): Promise<Wait<number>[]> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const url = `${site}${TIMED_PAGE}#${encodeURIComponent(JSON.stringify(asked))}`;
  const { targetId } = await session.send('Target.createTarget', { url, browserContextId });
  try {
    for (const began = Date.now(); Date.now() - began < PATIENCE; await pause(100)) {
      const { title } = (await session.send('Target.getTargetInfo', { targetId })).targetInfo;
      if (title.startsWith('[['))
        return (JSON.parse(title) as [number, number][]).map(([first, all]) => ({ first, all }));
    }
    throw new Error(`search: no answer within ${PATIENCE / 1000} s to one of ${asked.join(', ')}`);
  } finally {
    await session.send('Target.disposeBrowserContext', { browserContextId });
    await session.detach();
  }
}

/** Types a query and waits for the whole list: all that is loaded for it. */
async function ask(page: Page, query: string): Promise<void> {
  await page.locator('[data-search-page] input').fill(query);
  await page.keyboard.press('Enter');
  await page.locator('[data-results][aria-busy="false"]').waitFor({ state: 'attached' });
}

/** Bytes of each query as the first of a new profile, and of the next one on the same page. */
async function bytesOf(browser: Browser, site: string, asked: readonly string[]): Promise<[number[], number[]]> {
  const [first, later]: [number[], number[]] = [[], []];
  for (const [index, query] of asked.entries()) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site + SEARCH_PAGE, { waitUntil: 'networkidle' });
    const answers: Promise<number>[] = [];
    page.on('requestfinished', (request) => answers.push(weigh(request)));
    const bytes = async (): Promise<number> =>
      (await Promise.all(answers.splice(0))).reduce((sum, each) => sum + each, 0);
    await ask(page, query);
    first.push(await bytes());
    await ask(page, asked[(index + 1) % asked.length] ?? '');
    later.push(await bytes());
    page.removeAllListeners('requestfinished');
    await bytes(); // what came after is none of the query's, and must not outlive its page
    await context.close();
  }
  return [first, later];
}

/** Each query in a browser profile that has never seen the site, then another one on the same page. */
async function measure(browser: Browser, site: string, asked: readonly string[]): Promise<FirstResult> {
  const [first, later] = await bytesOf(browser, site, asked);
  // The server has all that it sends compressed before anything is timed, as a host has.
  for (let at = 0; at < asked.length; at += AT_ONCE) await timed(browser, site, asked.slice(at, at + AT_ONCE));
  const waits: Wait<number>[][] = [];
  for (const [index, query] of asked.entries())
    waits.push(await timed(browser, site, [query, asked[(index + 1) % asked.length] ?? '']));
  const both = (values: number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });
  const nth = (turn: 0 | 1): Waits => {
    const each = waits.flatMap((pair) => pair[turn] ?? []);
    return { first: both(each.map((wait) => wait.first)), all: both(each.map((wait) => wait.all)) };
  };
  const sizes = (values: number[]) => ({ p50: percentile(values, 0.5), most: Math.max(...values) });
  return {
    queries: asked.length,
    cold: nth(0),
    warm: nth(1),
    firstBytes: sizes(first),
    laterBytes: sizes(later),
  };
}

/** How long a reader of a built site waits for a search, on this machine. Writes a page into the site. */
export async function firstResult(dist: string): Promise<FirstResult> {
  writeTimedPage(dist);
  const { executablePath, env } = await findBrowser();
  const site = await serve({ root: dist, port: 0 });
  const browser = await chromium.launch({ executablePath, args: [...FLAGS], env: { ...process.env, ...env } });
  try {
    return await measure(browser, site.url, queries());
  } finally {
    await browser.close();
    await site.close();
  }
}
