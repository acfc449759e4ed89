import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hostPage, post } from './host.ts';
import { site, visit } from './visit.ts';

const TAG = '<inference-load rate="7"><a href="https://example.org/">How it holds up</a></inference-load>';
const headline = (page: Page) => page.locator('inference-load [part~="headline"]:visible').first();
const rate = (page: Page) => page.locator('inference-load [name="rate"]:enabled').first();
const button = (page: Page, name: RegExp) => page.locator('inference-load').getByRole('button', { name }).first();

/** Simulates at another rate, and then more requests at that. */
async function simulates(page: Page): Promise<void> {
  await page.locator('inference-load').first().scrollIntoViewIfNeeded();
  await rate(page).waitFor();
  await rate(page).fill('12');
  await expect.poll(() => headline(page).textContent(), { timeout: 20_000 }).toMatch(/12 requests a second are more/);
  await button(page, /^Simulate 25 times/).click();
  await button(page, /^Simulate 25 times/).waitFor({ state: 'detached', timeout: 20_000 });
  await expect.poll(() => page.getByText('another seed changes little').count(), { timeout: 40_000 }).toBe(1);
}

test('on its page another rate is simulated in a worker, and more requests when they are asked for', async () => {
  await visit('/tools/load/', {}, async (page) => {
    const worker = page.waitForEvent('worker');
    await simulates(page);
    expect((await worker).url()).toBe(`${site}/embed/v1/simulate.js`);
  });
});

test('a long simulation can be cancelled, and the answer that stood there is left', async () => {
  await visit('/tools/load/', {}, async (page) => {
    await rate(page).waitFor();
    const before = await headline(page).textContent();
    await button(page, /^Simulate 25 times/).click();
    await button(page, /^Cancel/).click();
    await button(page, /^Simulate$/).waitFor();
    expect(await headline(page).textContent()).toBe(before);
  });
});

test('a fault is named in the words of the field', async () => {
  await visit('/tools/load/', {}, async (page) => {
    await rate(page).waitFor();
    await page.locator('inference-load [name="model"]:enabled').first().selectOption('llama-3.1-70b');
    await expect
      .poll(() => page.locator('inference-load [part~="error"]:visible').first().textContent(), { timeout: 20_000 })
      .toMatch(/^accelerators must be enough/);
  });
});

const script = `<script src="${site}/embed/v1/embed.js" async></script>`;
const embedded = async (
  html: string,
  options: Parameters<typeof visit>[1] & { headers?: Record<string, string> },
): Promise<void> => {
  const url = await hostPage(html, options.headers);
  await visit(url, { ...options, origins: [new URL(url).origin, site] }, simulates);
};

test('in another page the same', async () => {
  await embedded(post(script + TAG), {});
});

test.each([
  ['allows no worker', `default-src 'none'; script-src ${site}`],
  [
    'asks for Trusted Types',
    `default-src 'none'; script-src ${site}; worker-src blob:; require-trusted-types-for 'script'`,
  ],
])('where a policy %s it is simulated all the same', async (_, policy) => {
  await embedded(post(script + TAG), {
    headers: { 'content-security-policy': policy },
    expected: /worker|blob:/i,
  });
});

test('where scripts are checked by their hash, the one that simulates is too', async () => {
  const { version, integrity } = (await (await fetch(`${site}/embed/v1/integrity.json`)).json()) as {
    version: string;
    integrity: Record<string, string>;
  };
  const checked = `<script src="${site}/embed/${version}/embed.js" integrity="${integrity['embed.js']}" crossorigin async></script>`;
  await embedded(post(checked + TAG), {});
});

test('in a frame without an origin it is simulated', async () => {
  const frame = `<iframe title="Load" width="100%" height="900" sandbox="allow-scripts" src="${site}/embed/load/?rate=7"></iframe>`;
  const url = await hostPage(post(frame));
  await visit(url, { origins: [new URL(url).origin, site] }, async (page) => {
    const inside = page.frameLocator('iframe');
    await inside.locator('inference-load [name="rate"]:enabled').fill('12');
    await expect
      .poll(() => inside.locator('inference-load [part~="headline"]:visible').first().textContent(), {
        timeout: 20_000,
      })
      .toMatch(/12 requests a second are more/);
  });
});
