import type { FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { widgetNamed, widgetNames } from '../widgets/index.ts';
import { hostPage, post } from './host.ts';
import { site, visit } from './visit.ts';

const LISTEN =
  '<script>window.heard=[];addEventListener("message",({data,origin})=>heard.push({...data,origin}))</script>';
const frame = (query: string, attributes = ''): string =>
  `<iframe title="How fast it answers" width="100%" height="300" ${attributes} src="${site}/embed/latency/${query}"></iframe>`;

interface Heard {
  readonly type?: string;
  readonly message?: string;
  readonly value?: number;
  readonly height?: number;
  readonly secret?: string;
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
const inside = (page: Page): FrameLocator => page.frameLocator('iframe');
const users = (page: Page) => inside(page).locator('inference-latency [name="users"]:enabled');

async function framed(
  body: string,
  { headers = {}, ...options }: Parameters<typeof visit>[1] & { headers?: Record<string, string> },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const url = await hostPage(post(body), headers);
  await visit(url, { ...options, origins: [new URL(url).origin] }, look);
}

test.each(['', 'sandbox="allow-scripts"', 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'])(
  'in an iframe with %j the widget lives and takes its state from the address',
  async (attributes) => {
    await framed(LISTEN + frame('?users=64', attributes), {}, async (page) => {
      await users(page).waitFor();
      expect(await users(page).inputValue()).toBe('64');
      const headline = inside(page).locator('inference-latency [part~="headline"]:visible');
      const before = await headline.textContent();
      await users(page).fill('8');
      await expect.poll(() => headline.textContent()).not.toBe(before);
    });
  },
);

test('a host whose policy allows only this frame shows it', async () => {
  const headers = { 'content-security-policy': `default-src 'none'; frame-src ${site}` };
  await framed(frame(''), { headers }, async (page) => {
    await users(page).waitFor();
  });
});

test('the frame tells its height, tells it again when it changes, and resize.js sets it', async () => {
  const resize = `<script src="${site}/embed/v1/resize.js"></script>`;
  await framed(LISTEN + resize + frame('', 'sandbox="allow-scripts"'), { width: 500 }, async (page) => {
    await users(page).waitFor();
    const height = (): Promise<number> => page.locator('iframe').evaluate((element) => element.clientHeight);
    await expect.poll(height).toBeGreaterThan(400);
    const wide = await height();
    await page.setViewportSize({ width: 340, height: 900 });
    await expect.poll(height).toBeGreaterThan(wide);
    const told = (await heard(page)).filter(({ type }) => type === 'inference-height').map(({ height: each }) => each);
    expect(told.length).toBeGreaterThan(1);
    await expect
      .poll(() =>
        inside(page)
          .locator('html')
          .evaluate((element) => element.scrollHeight - window.innerHeight),
      )
      .toBeLessThanOrEqual(0);
  });
});

test('with resize.js the iframe that a reader copies is as tall as what it shows, also when more is opened', async () => {
  let code = '';
  await visit('/tools/latency/', {}, async (page) => {
    const widget = page.locator('inference-latency');
    await widget.locator('[name="users"]:enabled').waitFor();
    code = await widget.evaluate((element) => (element as unknown as { snippets: { iframe: string } }).snippets.iframe);
  });
  await framed(`${code}<script src="${site}/embed/v1/resize.js"></script>`, { width: 700 }, async (page) => {
    await users(page).waitFor();
    const height = (): Promise<number> => page.locator('iframe').evaluate((element) => element.clientHeight);
    const inner = (): Promise<number> =>
      inside(page)
        .locator('html')
        .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    await expect.poll(async () => (await height()) - (await inner())).toBe(0);
    const closed = await height();
    await inside(page).getByText('How is this computed?').locator('visible=true').click();
    await expect.poll(async () => (await inner()) - closed).toBeGreaterThan(100);
    await expect.poll(async () => (await height()) - (await inner())).toBe(0);
  });
});

test('WordPress hears the height with its secret, and again when it says that it is ready', async () => {
  await framed(LISTEN + frame('#?secret=a1B2c3', 'sandbox="allow-scripts" security="restricted"'), {}, async (page) => {
    await users(page).waitFor();
    const heights = async (): Promise<Heard[]> =>
      (await heard(page)).filter(({ message, secret }) => message === 'height' && secret === 'a1B2c3');
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(0);
    const before = (await heights()).length;
    await page.evaluate(() => {
      const [first] = document.querySelectorAll('iframe');
      first?.contentWindow?.postMessage({ message: 'ready', secret: 'a1B2c3' }, '*');
    });
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(before);
    expect((await heights()).at(-1)?.value).toBeGreaterThan(200);
  });
});

test('without the secret nothing is told in WordPress’s words', async () => {
  await framed(LISTEN + frame('', 'sandbox="allow-scripts"'), {}, async (page) => {
    await users(page).waitFor();
    await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(0);
    expect((await heard(page)).filter(({ message }) => message !== undefined)).toEqual([]);
  });
});

test('a link in a WordPress frame is told to the host, which alone may follow it', async () => {
  await framed(LISTEN + frame('#?secret=a1B2c3', 'sandbox="allow-scripts"'), {}, async (page) => {
    await users(page).waitFor();
    await inside(page).locator('a[href*="/tools/latency/"]:visible').first().click();
    await expect
      .poll(async () => (await heard(page)).find(({ message }) => message === 'link')?.value)
      .toContain('/tools/latency/');
  });
});

test.each(['light', 'dark'] as const)('at 320 px a %s frame scrolls to no side', async (colorScheme) => {
  await framed(frame(''), { width: 320, colorScheme }, async (page) => {
    await users(page).waitFor();
    const over = await inside(page)
      .locator('html')
      .evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(over).toBe(0);
  });
});

test('without scripts the frame shows the answer', async () => {
  await framed(frame(''), { javaScriptEnabled: false }, async (page) => {
    const headline = inside(page).locator('inference-latency [part~="headline"]:visible');
    expect(await headline.textContent()).toMatch(/\d/);
  });
});

test('no page but the embed pages may be framed by another site', async () => {
  const expected = /frame-ancestors|ERR_BLOCKED_BY_RESPONSE/;
  await framed(`<iframe title="x" src="${site}/terms/gpu/"></iframe>`, { expected }, async (page) => {
    await page.waitForTimeout(500);
    expect(await inside(page).locator('h1').count()).toBe(0);
  });
});

/** Pixels of a line of text. */
const LINE = 24;

test.each(widgetNames)('what a page reserves for %s is within a line of the height that it takes', async (name) => {
  await visit(`/embed/${name}/`, { width: 640 }, async (page) => {
    const widget = page.locator(`inference-${name}`);
    await widget.locator('[part~="form"] button:enabled').first().waitFor();
    const { height } = await widget.evaluate((element) => element.getBoundingClientRect());
    expect(Math.abs(height - widgetNamed(name).height)).toBeLessThan(LINE);
  });
});
