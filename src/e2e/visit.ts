import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFailed } from 'vitest';

const browser = await chromium.connect(inject('browser'));

/** The built site, as it is served. */
export const site = inject('site');

interface Visit extends BrowserContextOptions {
  readonly width?: number;
  readonly height?: number;
  /** What the console may say here: a browser tells of a missing page, too. */
  readonly expected?: RegExp;
  /** Runs in each page before its own scripts. */
  readonly first?: string | (() => void);
  /** What a test does with the page before it goes anywhere. */
  readonly prepare?: (page: Page) => void;
  /** Origins that a page may ask beside its own. */
  readonly origins?: readonly string[];
}

/** Everything a browser complains of while a page is open: console, exceptions, requests that fail or go elsewhere. */
function listen(page: Page, { expected, origins = [] }: Visit): string[] {
  const noticed: string[] = [];
  const notice = (text: string): void => {
    if (!expected?.test(text)) noticed.push(text);
  };
  page.on('console', (message) => notice(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => notice(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') notice(`failed: ${request.url()} ${why}`); // aborted: the reader went on meanwhile
  });
  page.on('response', (response) => {
    if (response.status() >= 400) notice(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && ![site, ...origins].includes(url.origin))
      notice(`asks another origin: ${url}`);
  });
  return noticed;
}

/** A page in a context of its own, and what the browser complains of in it. */
interface Opened {
  readonly page: Page;
  readonly noticed: string[];
  close(): Promise<void>;
}

/** Motion is reduced, since a test has no eyes for it. */
export async function open(options: Visit): Promise<Opened> {
  const { width = 1280, height = 900, first, prepare, expected, origins, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...rest });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  if (first !== undefined) await page.addInitScript(typeof first === 'string' ? { content: first } : first);
  prepare?.(page);
  return { page, noticed: listen(page, options), close: () => context.close() };
}

/** Opens an address in a context of its own, and looks at it. Fails when the browser complained of anything meanwhile. */
export async function visit(address: string, options: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  const { page, noticed, close } = await open(options);
  onTestFailed(() => console.log(`${address}: the browser said ${JSON.stringify(noticed)}`));
  try {
    await page.goto(new URL(address, site).href);
    await look(page);
    expect(noticed, `what the browser said on ${address}`).toEqual([]);
  } finally {
    await close();
  }
}
