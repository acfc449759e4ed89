import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './visit.ts';

/** The answer of a live widget, or of the one that the page was built with. */
const headline = (widget: Locator) => widget.locator('[part~="headline"]:visible');

/** What stands where the answer would: the answer, or a message. */
const said = (widget: Locator) => widget.locator('[part~="headline"]:visible, [part~="error"]:visible');

async function live(page: Page, tag: string): Promise<Locator> {
  const widget = page.locator(tag).first();
  await widget.scrollIntoViewIfNeeded();
  await page.waitForFunction((name) => customElements.get(name) !== undefined, tag);
  return widget;
}

const field = (widget: Locator, name: string) => widget.locator(`[name="${name}"]:enabled`).first();

test('a number changes answer and address, and a reload keeps both', async () => {
  await visit('/tools/latency/', {}, async (page) => {
    const widget = await live(page, 'inference-latency');
    const before = await headline(widget).textContent();
    await field(widget, 'users').fill('64');
    await page.waitForURL(/[?&]users=64/);
    const after = await headline(widget).textContent();
    expect(after).not.toBe(before);
    await page.reload();
    await live(page, 'inference-latency');
    expect(await field(widget, 'users').inputValue()).toBe('64');
    expect(await headline(widget).textContent()).toBe(after);
    await field(widget, 'users').fill('1');
    await page.waitForURL((url) => !url.searchParams.has('users'));
    expect(await headline(widget).textContent()).toBe(before);
  });
});

test('a choice changes the answer too', async () => {
  await visit('/tools/memory/', {}, async (page) => {
    const widget = await live(page, 'inference-memory');
    await field(widget, 'accelerator').selectOption('h100-sxm');
    await page.waitForURL(/accelerator=h100-sxm/);
    expect(await headline(widget).textContent()).toContain('H100');
  });
});

test.each(['0', '-5', 'many', '1e99', 'NaN', '', '<img src=x onerror=alert(1)>'])(
  'an address that says users=%s gets a message that names users, not an answer',
  async (value) => {
    await visit(`/tools/latency/?users=${encodeURIComponent(value)}`, {}, async (page) => {
      const widget = await live(page, 'inference-latency');
      const text = await said(widget).textContent();
      expect(text).toMatch(/users/i);
      expect(text).not.toMatch(/tokens\/s/);
    });
  },
);

test('an address that names no model gets the choices', async () => {
  await visit('/tools/memory/?model=gpt-9', {}, async (page) => {
    const widget = await live(page, 'inference-memory');
    expect(await said(widget).textContent()).toMatch(/model "gpt-9"; expected one of \d+, such as llama-/);
  });
});

test('parameters that hosts add to an address are no fault', async () => {
  await visit('/tools/latency/?ref=newsletter&utm_source=x', {}, async (page) => {
    const widget = await live(page, 'inference-latency');
    expect(await headline(widget).textContent()).toMatch(/tokens/);
  });
});

test('on a term page each widget has its own part of the address', async () => {
  await visit('/terms/inference/?latency.users=64', {}, async (page) => {
    const latency = await live(page, 'inference-latency');
    expect(await field(latency, 'users').inputValue()).toBe('64');
    await field(latency, 'output').fill('500');
    await page.waitForURL(/latency\.output=500/);
    const query = new URL(page.url()).searchParams;
    expect([...query.keys()].sort()).toEqual(['latency.output', 'latency.users']);
    await page.reload();
    expect(await field(await live(page, 'inference-latency'), 'output').inputValue()).toBe('500');
  });
});

test.each(['cost', 'latency', 'memory'])('without scripts the answer of %s stands in the page', async (name) => {
  let answer: string | null = null;
  await visit(`/tools/${name}/`, {}, async (page) => {
    answer = await headline(await live(page, `inference-${name}`)).textContent();
  });
  await visit(`/tools/${name}/`, { javaScriptEnabled: false }, async (page) => {
    expect(await headline(page.locator(`inference-${name}`)).textContent()).toBe(answer);
    expect(answer).toMatch(/\d/);
  });
});

/** Mixtral 8x7B as its config.json on the Hub states it. */
const MIXTRAL = {
  model_type: 'mixtral',
  hidden_size: 4096,
  intermediate_size: 14_336,
  max_position_embeddings: 32_768,
  num_attention_heads: 32,
  num_experts_per_tok: 2,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  num_local_experts: 8,
  torch_dtype: 'bfloat16',
  vocab_size: 32_000,
};

test.each(['memory', 'load', 'plan', 'break-even'])(
  'in %s a pasted config.json takes the place of a model of the list',
  async (name) => {
    await visit(`/tools/${name}/?accelerators=2`, {}, async (page) => {
      const widget = await live(page, `inference-${name}`);
      await field(widget, 'model').waitFor(); // the simulation comes first
      await widget.locator('.i-paste summary:visible').click();
      const paste = widget.locator('.i-paste textarea:visible');
      await paste.fill(JSON.stringify(MIXTRAL));
      await expect.poll(() => headline(widget).textContent(), { timeout: 20_000 }).toMatch(/\ba mixtral model/i);
      await page.waitForTimeout(500);
      expect(new URL(page.url()).searchParams.has('model')).toBe(false);

      await widget.locator('.i-share summary:visible').click();
      const link = await widget.locator('[data-way="link"]').inputValue();
      const shared = new URL(link).searchParams.get('model') ?? '';
      expect(Object.keys(JSON.parse(shared))).not.toContain('torch_dtype');
      const said = await headline(widget).textContent();
      await page.goto(new URL(new URL(link).search, page.url()).href);
      const opened = await live(page, `inference-${name}`);
      await expect.poll(() => headline(opened).textContent(), { timeout: 20_000 }).toBe(said);
      expect(await opened.locator('.i-paste textarea:visible').inputValue()).toBe(shared);

      await field(opened, 'model').selectOption('llama-3.1-8b');
      await expect.poll(() => headline(opened).textContent(), { timeout: 20_000 }).toContain('Llama 3.1 8B');
      // What a widget starts with stands in no address.
      await page.waitForURL(({ searchParams }) => [null, 'llama-3.1-8b'].includes(searchParams.get('model')));
    });
  },
);

test.each([
  ['{"model_type":"llama","hidden_size":"<img src=x onerror=alert(1)>"}', 'model.num_hidden_layers must be given'],
  ['{"model_type":', 'got no JSON'],
])('%s, pasted, gets a message that names what is wrong in place of the answer', async (text, expected) => {
  await visit('/tools/latency/', {}, async (page) => {
    const widget = await live(page, 'inference-latency');
    await widget.locator('.i-paste summary:visible').click();
    const paste = widget.locator('.i-paste textarea:visible');
    await paste.fill(text);
    await expect.poll(() => said(widget).textContent(), { timeout: 20_000 }).toContain(expected);
    expect(await paste.getAttribute('aria-invalid')).toBe('true');
    await paste.fill('');
    await expect.poll(() => headline(widget).textContent()).toContain('Llama 3.1 8B');
  });
});

test.each([
  ['latency', 'chat'],
  ['plan', 'plan'],
  ['tokens', undefined],
  ['paging', undefined],
])('of %s the command line is told only where it answers the same', async (name, kind) => {
  await visit(`/tools/${name}/`, {}, async (page) => {
    const method = await page.locator('main').textContent();
    if (kind === undefined) expect(method).not.toContain('run in a terminal');
    else expect(method).toMatch(new RegExp(`run in a terminal.*the kind ${kind}`));
  });
});
