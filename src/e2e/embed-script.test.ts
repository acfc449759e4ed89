import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hostPage, post } from './host.ts';
import { site, visit } from './visit.ts';

const TAG = '<inference-latency users="8"><a href="https://example.org/">How fast it answers</a></inference-latency>';
const script = (version = 'v1'): string => `<script src="${site}/embed/${version}/embed.js" async></script>`;

/** Opens a post that embeds by script, waits until the widget is alive, and looks. */
async function embedded(
  html: string,
  { headers = {}, ...options }: Parameters<typeof visit>[1] & { headers?: Record<string, string> },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const url = await hostPage(html, headers);
  const { origin } = new URL(url);
  await visit(url, { ...options, origins: [origin] }, async (page) => {
    await page.locator('inference-latency').first().scrollIntoViewIfNeeded();
    await headline(page).waitFor();
    await look(page);
  });
}

const headline = (page: Page) => page.locator('inference-latency [part~="headline"]').first();
const users = (page: Page) => page.locator('inference-latency [name="users"]').first();

test('on a plain page the tag becomes a widget, and the address is left alone', async () => {
  await embedded(post(script() + TAG), {}, async (page) => {
    expect(await users(page).inputValue()).toBe('8');
    const before = await headline(page).textContent();
    await users(page).fill('64');
    await expect.poll(() => headline(page).textContent()).not.toBe(before);
    await page.waitForTimeout(500);
    expect(new URL(page.url()).search).toBe('');
  });
});

test('the style of a hostile page does not reach the inside', async () => {
  const hostile =
    '<style>*{all:initial!important;color:red!important;font:80px/3 cursive!important;letter-spacing:1em!important;text-transform:uppercase!important}inference-latency{display:block!important}input,select,button,p,table{display:none!important}</style>';
  await embedded(post(script() + TAG, { head: hostile }), {}, async (page) => {
    const { color, fontSize, letterSpacing, textTransform } = await headline(page).evaluate((element) => {
      const style = getComputedStyle(element);
      return {
        ...{
          color: style.color,
          fontSize: style.fontSize,
          letterSpacing: style.letterSpacing,
          textTransform: style.textTransform,
        },
      };
    });
    expect(color).not.toBe('rgb(255, 0, 0)');
    expect(Number.parseFloat(fontSize)).toBeLessThan(30);
    expect([letterSpacing, textTransform]).toEqual(['normal', 'none']);
    expect(await users(page).isVisible()).toBe(true);
  });
});

test.each([
  ['script-src and nothing else', ''],
  ['script-src and Trusted Types', "; require-trusted-types-for 'script'"],
])('a policy that allows %s is enough', async (_, more) => {
  const headers = { 'content-security-policy': `default-src 'none'; script-src ${site}${more}` };
  await embedded(post(script() + TAG), { headers }, async (page) => {
    expect(await users(page).inputValue()).toBe('8');
    const widget = page.locator('inference-latency [part~="widget"]').first();
    expect(await widget.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
  });
});

test('two versions of the script on one page live side by side', async () => {
  const { version } = (await (await fetch(`${site}/embed/v1/integrity.json`)).json()) as { version: string };
  await embedded(post(script() + script(version) + TAG + TAG), {}, async (page) => {
    expect(await page.locator('inference-latency [name="users"]').count()).toBe(2);
  });
});

test('the exact version loads with the integrity that is published for it', async () => {
  const { version, integrity } = (await (await fetch(`${site}/embed/v1/integrity.json`)).json()) as {
    version: string;
    integrity: Record<string, string>;
  };
  const tag = `<script src="${site}/embed/${version}/embed.js" integrity="${integrity['embed.js']}" crossorigin async></script>`;
  await embedded(post(tag + TAG), {}, async (page) => {
    expect(await users(page).inputValue()).toBe('8');
  });
});

test('a tag that comes later becomes a widget too', async () => {
  await embedded(post(script() + TAG), {}, async (page) => {
    await page.evaluate(() => document.body.append(document.createElement('inference-memory')));
    await page.locator('inference-memory [part~="headline"]').waitFor();
  });
});

test('without scripts the tag is the link that stands in it', async () => {
  const url = await hostPage(post(script() + TAG));
  await visit(url, { javaScriptEnabled: false, origins: [new URL(url).origin] }, async (page) => {
    expect(await page.getByRole('link', { name: 'How fast it answers' }).isVisible()).toBe(true);
  });
});

test.each(['ltr', 'rtl'])('at 320 px a %s page is not wider than its screen', async (direction) => {
  const head = '<style>body{margin:16px}</style>';
  await embedded(post(script() + TAG, { head, html: `dir="${direction}"` }), { width: 320 }, async (page) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const widget = page.locator('inference-latency');
    expect(await widget.evaluate((element) => element.getBoundingClientRect().width)).toBeLessThanOrEqual(288);
  });
});

test('the widget is dark where the page is, and as its attribute says where that is set', async () => {
  const background = (page: Page) =>
    page
      .locator('inference-latency [part~="widget"]')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const brightness = async (page: Page): Promise<number> => {
    const [red = 0] = ((await background(page)).match(/\d+/g) ?? []).map(Number);
    return red;
  };
  const dark = post(script() + TAG, { head: '<meta name="color-scheme" content="light dark">' });
  await embedded(dark, { colorScheme: 'dark' }, async (page) => expect(await brightness(page)).toBeLessThan(80));
  await embedded(dark, { colorScheme: 'light' }, async (page) => expect(await brightness(page)).toBeGreaterThan(200));
  const fixed = post(script() + TAG.replace('users', 'theme="light" users'), {
    head: '<meta name="color-scheme" content="dark">',
  });
  await embedded(fixed, { colorScheme: 'dark' }, async (page) => expect(await brightness(page)).toBeGreaterThan(200));
});
