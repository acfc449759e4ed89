import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hostPage, post } from './host.ts';
import { site, visit } from './visit.ts';

/** Eleven tokens of o200k_base, after the glossary's page on tokenizers. */
const MUNICH = 'The train to Munich leaves at nine in the morning.';
const TAG = '<inference-tokens><a href="https://example.org/">How many tokens</a></inference-tokens>';
const script = (version = 'v1'): string => `<script src="${site}/embed/${version}/embed.js" async></script>`;
const frame = (query = '', attributes = ''): string =>
  `<iframe title="How many tokens" width="100%" height="900" ${attributes} src="${site}/embed/tokens/${query}"></iframe>`;

type Place = Page | FrameLocator | Locator;

const textField = (place: Place): Locator => place.locator('inference-tokens textarea[name="text"]:enabled').first();
const headline = (place: Place): Locator => place.locator('inference-tokens [part~="headline"]:visible').first();
const marks = (place: Place): Locator =>
  place.locator('inference-tokens').first().locator('[part~="text"] span:visible');

interface Options extends NonNullable<Parameters<typeof visit>[1]> {
  readonly headers?: Record<string, string>;
}

/** Opens a post with the widget in it, and looks once its text can be changed. */
async function embedded(html: string, { headers = {}, ...options }: Options, look: (page: Page) => Promise<void>) {
  const url = await hostPage(html, headers);
  await visit(url, { ...options, origins: [new URL(url).origin] }, look);
}

/** Waits longer than a poll does: the vocabulary is a megabyte. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 });

/** Pastes as a reader does: by an event that carries the text. */
const paste = (field: Locator, text: string): Promise<void> =>
  field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    (element as HTMLTextAreaElement).select();
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
    );
  }, text);

/** A pasted text is counted, whatever the page around it forbids. */
async function counts(place: Place): Promise<void> {
  await textField(place).fill(MUNICH);
  await eventually(() => headline(place).textContent()).toContain('This text is 11 tokens');
  expect(await marks(place).count()).toBe(11);
  expect((await marks(place).allTextContents()).join('')).toBe(MUNICH);
}

test('on a plain page a pasted text is counted, and neither the address nor another site hears of it', async () => {
  await embedded(post(script() + TAG), {}, async (page) => {
    await counts(page);
    await page.waitForTimeout(500);
    expect(new URL(page.url()).search).toBe('');
  });
});

test('on a page with hostile rules the tokens stand in their own colours', async () => {
  const head =
    '<style>*{all:initial!important;color:red!important}p,span,textarea,inference-tokens *{display:none!important}</style>';
  await embedded(post(script() + TAG, { head }), {}, async (page) => {
    await counts(page);
    const [first, second] = await marks(page).evaluateAll((all) =>
      all.slice(0, 2).map((one) => getComputedStyle(one).backgroundColor),
    );
    expect(first).not.toBe(second);
  });
});

test.each([
  ['script-src and nothing else', ''],
  ['script-src and Trusted Types', "; require-trusted-types-for 'script'"],
  [
    'script-src and the two policies by name',
    "; require-trusted-types-for 'script'; trusted-types first-token first-token-parts",
  ],
])('a policy that allows %s is enough: without a worker the page counts', async (_, more) => {
  const headers = { 'content-security-policy': `default-src 'none'; script-src ${site}${more}` };
  // The browser tells that it made no worker.
  const expected = /Creating a worker from 'blob:|Refused to create a worker from 'blob:/;
  await embedded(post(script() + TAG), { headers, expected }, counts);
});

test('two versions of the script on one page count side by side', async () => {
  const { version } = (await (await fetch(`${site}/embed/v1/integrity.json`)).json()) as { version: string };
  await embedded(post(script() + script(version) + TAG + TAG), {}, async (page) => {
    await counts(page);
    const second = page.locator('inference-tokens').nth(1);
    await second.locator('textarea[name="text"]').fill('hello world');
    await eventually(() => second.locator('[part~="headline"]').textContent()).toContain('2 tokens');
  });
});

test('a page that checks scripts by their hash loads the tokenizer by its hash too', async () => {
  const { version, integrity } = (await (await fetch(`${site}/embed/v1/integrity.json`)).json()) as {
    version: string;
    integrity: Record<string, string>;
  };
  const tag = `<script src="${site}/embed/${version}/embed.js" integrity="${integrity['embed.js']}" crossorigin async></script>`;
  await embedded(post(tag + TAG), {}, counts);
});

test.each(['', 'sandbox="allow-scripts"'])('in an iframe with %j a pasted text is counted', async (attributes) => {
  await embedded(post(frame('', attributes)), {}, (page) => counts(page.frameLocator('iframe')));
});

test('WordPress hears the height with its secret, and again after a longer text', async () => {
  const listen = '<script>window.heard=[];addEventListener("message",({data})=>heard.push(data))</script>';
  await embedded(post(listen + frame('#?secret=a1B2c3', 'sandbox="allow-scripts"')), {}, async (page) => {
    await counts(page.frameLocator('iframe'));
    const heights = () =>
      page.evaluate(() =>
        (window as unknown as { heard: { message?: string; secret?: string; value?: number }[] }).heard
          .filter(({ message, secret }) => message === 'height' && secret === 'a1B2c3')
          .map(({ value = 0 }) => value),
      );
    const before = (await heights()).at(-1) ?? 0;
    expect(before).toBeGreaterThan(200);
    await textField(page.frameLocator('iframe')).fill('word '.repeat(300));
    await eventually(async () => (await heights()).at(-1)).toBeGreaterThan(before);
  });
});

test('without scripts the tag is its link, and the frame shows the tokens of its example', async () => {
  await embedded(post(TAG + frame()), { javaScriptEnabled: false }, async (page) => {
    expect(await page.getByRole('link', { name: 'How many tokens' }).isVisible()).toBe(true);
    expect(await marks(page.frameLocator('iframe')).count()).toBe(71);
  });
});

test.each([
  ['ltr', 'light'],
  ['rtl', 'dark'],
] as const)(
  'at 320 px a %s page in the %s is not wider than its screen, whatever is pasted',
  async (dir, colorScheme) => {
    const head = '<meta name="color-scheme" content="light dark"><style>body{margin:16px}</style>';
    await embedded(post(script() + TAG, { head, html: `dir="${dir}"` }), { width: 320, colorScheme }, async (page) => {
      await counts(page);
      for (const text of ['x'.repeat(400), 'مرحبا بالعالم', '👨‍👩‍👧‍👦'.repeat(40)]) {
        await textField(page).fill(text);
        await eventually(async () => (await marks(page).allTextContents()).join('').slice(0, 5)).toBe(text.slice(0, 5));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      }
    });
  },
);

test('letters of a joining script stay joined, and run from the right', async () => {
  await embedded(post(script() + TAG), {}, async (page) => {
    await textField(page).fill('مرحبا بالعالم');
    await eventually(() => headline(page).textContent()).toContain('13 characters');
    const text = page.locator('inference-tokens [part~="text"]').first();
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    const gaps = await marks(page).evaluateAll((all) => all.map((one) => getComputedStyle(one).marginInlineEnd));
    expect(new Set(gaps)).toEqual(new Set(['0px']));
  });
});

test('markup in a text is text: nothing of it becomes an element', async () => {
  await embedded(post(script() + TAG), {}, async (page) => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await textField(page).fill(evil);
    await eventually(async () => (await marks(page).allTextContents()).join('')).toBe(evil);
    expect(await page.locator('inference-tokens :is(img,script)').count()).toBe(0);
    expect(await page.title()).toBe('A post');
  });
});

test.each([
  ['where workers are allowed', {}, undefined],
  [
    'where none is',
    { 'content-security-policy': `default-src 'none'; script-src ${site} 'unsafe-inline'` },
    /worker from 'blob:/,
  ],
])('a text of a million characters does not stop the page %s', async (_, headers: Record<string, string>, expected) => {
  const drawn = '<script>window.drawn=0;(function on(){window.drawn++;requestAnimationFrame(on)})()</script>';
  const options = expected === undefined ? { headers } : { headers, expected };
  await embedded(post(drawn + script() + TAG), options, async (page) => {
    await counts(page);
    const frames = () => page.evaluate(() => (window as unknown as { drawn: number }).drawn);
    await paste(textField(page), 'नमस्ते दुनिया hello world '.repeat(38_000)); // 988,000 characters
    const before = await frames();
    await eventually(() => headline(page).textContent()).toContain('988,000 characters');
    expect(await frames()).toBeGreaterThan(before + 3);
    // The first 1,500 tokens; some make one piece with their neighbour.
    const shown = await marks(page).count();
    expect(shown).toBeGreaterThan(1000);
    expect(shown).toBeLessThanOrEqual(1500);
    expect(await textField(page).inputValue()).toBe('');
    expect(await textField(page).getAttribute('placeholder')).toContain('not shown here');
  });
});

test('more than a million characters are refused with what is allowed', async () => {
  await embedded(post(script() + TAG), {}, async (page) => {
    await paste(textField(page), 'x'.repeat(1_000_001));
    const error = page.locator('inference-tokens [part~="error"]:visible');
    await eventually(() => error.textContent()).toBe('“Text” must have 1 to 1,000,000 characters, got 1,000,001');
    expect(await textField(page).getAttribute('aria-invalid')).toBe('true');
  });
});

test('a link carries a short text; of a long one the number of tokens, and says so', async () => {
  await visit('/tools/tokens/', {}, async (page) => {
    await counts(page);
    await page.locator('inference-tokens .i-share summary:visible').click();
    const link = page.locator('inference-tokens [data-way="link"]');
    expect(new URL(await link.inputValue()).searchParams.get('text')).toBe(MUNICH);
    await textField(page).fill('hello world '.repeat(500));
    await eventually(() => headline(page).textContent()).toContain('6,000 characters');
    const query = new URL(await link.inputValue()).searchParams;
    expect([query.get('text'), Number(query.get('count')) > 900]).toEqual(['', true]);
    expect(await page.locator('inference-tokens .i-ways').textContent()).toContain('too long for an address');
    await page.waitForTimeout(500);
    expect(new URL(page.url()).search).toBe('');
  });
});

test('who opens a link with a count sees it, and a text that is then pasted takes its place', async () => {
  await visit('/tools/tokens/?text=&count=25000', {}, async (page) => {
    await eventually(() => headline(page).textContent()).toContain('25,000 tokens, as set');
    await counts(page);
  });
});

test('what an address has of a text goes when the text is changed: a reload must not send it', async () => {
  await visit('/tools/tokens/?text=hello+world', {}, async (page) => {
    await eventually(() => headline(page).textContent()).toContain('2 tokens');
    await counts(page);
    await page.waitForURL((url) => !url.searchParams.has('text'));
  });
});

test('the marked text is reached by keyboard, and the result is read out', async () => {
  await visit('/tools/tokens/', {}, async (page) => {
    await counts(page);
    const text = page.locator('inference-tokens [part~="text"]:visible');
    await text.focus();
    expect(await text.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
    expect(await text.getAttribute('aria-label')).toBe('The text, token by token');
    await eventually(() => page.locator('inference-tokens [data-said]').last().textContent()).toContain('11 tokens');
  });
});
