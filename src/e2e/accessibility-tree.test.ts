import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ofRole, type Told, toldOf } from './accessibility-tree.ts';
import { visit } from './visit.ts';

/** Roles that a reader acts on: each must say what it is. */
const CONTROLS = new Set([
  'button',
  'checkbox',
  'combobox',
  'DisclosureTriangle',
  'link',
  'listbox',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'tab',
  'textbox',
]);

const nameless = (told: readonly Told[]): string[] =>
  told.filter(({ role, name }) => CONTROLS.has(role) && name.trim() === '').map(({ role, text }) => `${role} ${text}`);

const one = (told: readonly Told[], role: string, name?: string | RegExp): Told => {
  const found = ofRole(told, role, name);
  expect(
    found.map((each) => each.name),
    `${role} ${name ?? ''}`,
  ).toHaveLength(1);
  return found[0] as Told;
};

/** Everything that a live region says from now on, in order. */
async function listenTo(page: Page, selector: string): Promise<() => Promise<string[]>> {
  const region = page.locator(selector);
  const heard = await region.evaluateHandle((element) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  });
  return () => heard.jsonValue();
}

test('search is told as a dialog with a combobox that says how many pages were found and which one is active', async () => {
  await visit('/changes/', {}, async (page) => {
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: 'Search the glossary' });
    await box.waitFor();
    const empty = await toldOf(page);
    expect(one(empty, 'dialog', 'Search').states.modal).toBe(true);
    expect(one(empty, 'combobox', 'Search the glossary').states).toMatchObject({ expanded: false, focused: true });
    expect(ofRole(empty, 'main')).toEqual([]); // what lies under a modal dialog is not told

    const heard = await listenTo(page, 'dialog.search [role=status]');
    await page.keyboard.type('gpu memory');
    await page.locator('dialog.search .passage').first().waitFor();
    const told = await toldOf(page);
    const { expanded, autocomplete, hasPopup, controls, activedescendant } = one(
      told,
      'combobox',
      'Search the glossary',
    ).states;
    expect({ expanded, autocomplete, hasPopup, controls }).toEqual({
      expanded: true,
      autocomplete: 'list',
      hasPopup: 'listbox',
      controls: 'search-list',
    });
    expect(nameless(told)).toEqual([]);

    const options = ofRole(one(told, 'listbox', 'Results').within, 'option');
    const [first] = options.filter(({ states }) => states.selected === true);
    expect(options.indexOf(first as Told)).toBe(0);
    expect(activedescendant).toBe('search-option-0');
    expect(first?.name).toMatch(/^VRAM\s*, GPU memory\s*, Hardware\s+The memory on an accelerator itself/);
    expect(options.some(({ name }) => / of VRAM:\s*…/.test(name))).toBe(true);

    const pages = await page.locator('dialog.search .option.page').count();
    const status = one(told, 'status');
    expect(status.states).toMatchObject({ live: 'polite', atomic: true });
    expect(status.text).toBe(`${pages} pages, best first.`);
    const said = await heard();
    expect(said.at(-1)).toBe(status.text);
    expect(said.filter((text, index) => text === said[index - 1])).toEqual([]);

    await page.keyboard.press('ArrowDown');
    const moved = await toldOf(page);
    const active = ofRole(one(moved, 'listbox').within, 'option').filter(({ states }) => states.selected === true);
    expect(active.map(({ name }) => name)).toEqual([options[1]?.name]);
    expect(one(moved, 'combobox', 'Search the glossary').states.activedescendant).toBe('search-option-1');
  });
});

test('the search page tells its field, how much was found, and a list of so many answers', async () => {
  await visit('/search/?q=gpu%20memory', {}, async (page) => {
    await page.locator('ol[data-results][aria-busy="false"] > li').first().waitFor();
    const told = await toldOf(page);
    one(told, 'searchbox', 'Search the glossary');
    one(told, 'combobox', 'Topic');
    const status = one(told, 'status');
    const list = ofRole(told, 'list').find(({ within }) => ofRole(within, 'link', 'VRAM').length > 0);
    expect(ofRole(list?.within ?? [], 'listitem').length).toBe(Number.parseInt(status.text, 10));
    expect(nameless(told)).toEqual([]);
  });
});

test('a link to a term stays a link, is described by its card, and loses both with Escape', async () => {
  await visit('/terms/gpu/', {}, async (page) => {
    const link = page.locator('.prose a[href="/terms/vram/"]').first();
    await page.keyboard.press('Tab'); // focus by a key, not by a script, is what opens a card
    await link.focus();
    await page.locator('.term-card').waitFor();
    const told = await toldOf(page);
    const focused = told.find(({ role, states }) => role !== 'RootWebArea' && states.focused === true);
    expect(focused).toMatchObject({ role: 'link', name: 'VRAM' });
    const card = one(told, 'group', 'VRAM');
    expect(told.indexOf(card)).toBeGreaterThan(told.indexOf(focused as Told));
    expect(focused?.description).toMatch(/^The memory on an accelerator itself\./);
    expect(card.text).toContain(focused?.description);
    one(card.within, 'link', 'Read more');

    await page.keyboard.press('Escape');
    await page.locator('.term-card').waitFor({ state: 'detached' });
    const after = await toldOf(page);
    expect(ofRole(after, 'group', 'VRAM')).toEqual([]);
    expect(after.find(({ role, states }) => role !== 'RootWebArea' && states.focused === true)).toMatchObject({
      role: 'link',
      name: 'VRAM',
      description: '',
    });
  });
});

test('every control of a widget has a name, and a change is answered aloud once, when typing has ended', async () => {
  await visit('/tools/latency/', {}, async (page) => {
    const widget = page.locator('inference-latency');
    await widget.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => customElements.get('inference-latency') !== undefined);
    const users = widget.locator('[name="users"]:enabled');
    await users.waitFor();
    for (const summary of await widget.locator('summary:visible').all()) await summary.click();
    await widget.locator('.i-ways').waitFor();
    const told = await toldOf(page);
    const { within } = one(told, 'region', 'How fast it answers');
    expect(nameless(within)).toEqual([]);
    expect(within.filter(({ role }) => CONTROLS.has(role)).length).toBeGreaterThan(12);
    one(within, 'group', 'Settings');
    one(within, 'combobox', 'Model');
    expect(one(within, 'spinbutton', 'Reply tokens').states).toMatchObject({ valuemin: 1, value: 200 });
    expect(ofRole(within, 'image').map(({ name }) => name)).toEqual([
      expect.stringMatching(/^Time line of one reply\./),
    ]);
    const live = within.filter(({ states }) => states.live !== undefined);
    expect(live.map(({ states }) => states.live)).toEqual(['polite']);

    const heard = await listenTo(page, 'inference-latency .i-widget:visible [data-said]');
    await users.fill('');
    await users.pressSequentially('64', { delay: 50 });
    await page.waitForTimeout(2_000);
    const answer = await widget.locator('[part~="headline"]:visible').textContent();
    expect(await heard()).toEqual([answer]);
    const spoken = one(
      (await toldOf(page)).filter(({ states }) => states.live === 'polite'),
      'paragraph',
    );
    expect(spoken.text).toBe(answer);
  });
});
