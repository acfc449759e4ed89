import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { models } from '../catalogue/index.ts';
import released from '../package/contract-0.1.0.json' with { type: 'json' };
import { pageCss, type Widget, widgetNames, widgets } from '../widgets/index.ts';
import { bundles, withoutHints } from './bundle.ts';
import { embedDocument } from './document.ts';

const KB = 1024;
let codes: ReadonlyMap<string, string>;
const size = (text: string): number => brotliCompressSync(text).length;
const codeOf = (file: string): string => codes.get(file) ?? '';
/** A script without its strings: those of a vocabulary are any words there are. */
const wordless = (file: string, code: string): string =>
  file.startsWith('o200k.') ? code.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/gs, '""') : code;

beforeAll(async () => {
  codes = await bundles();
}, 60_000);

test('the loader takes at most 2 KB', () => {
  expect(size(codeOf('embed.js'))).toBeLessThanOrEqual(2 * KB);
});

test('the same sources make the same scripts, so that a released hash stays true', async () => {
  expect(await bundles()).toEqual(codes);
});

test.each([
  ['return/* @__PURE__ */ new Map()', 'return new Map()'],
  ['a=/* @__PURE__ */ b()', 'a=b()'],
  ['/* @__PURE__ */ c()', 'c()'],
])('of %s, no hint to a bundler is left and no two words are joined', (code, shipped) => {
  expect(withoutHints(code)).toBe(shipped);
});

test('every script is ASCII, since a host page may declare another character set or none', () => {
  for (const [file, code] of codes) expect([file, /[^\0-\x7f]/.test(code)]).toEqual([file, false]);
});

test('no script runs text as code or makes markup from text', () => {
  for (const [file, code] of codes)
    expect(wordless(file, code)).not.toMatch(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/);
});

test('no script stores or sends anything', () => {
  for (const [file, code] of codes)
    expect(wordless(file, code)).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttp|sendBeacon/);
});

describe.each(widgetNames)('%s', (name) => {
  test('cold, with its loader, takes at most 30 KB', () => {
    expect(size(codeOf('embed.js')) + size(codeOf(`${name}.js`))).toBeLessThanOrEqual(30 * KB);
  });

  test('cold, in an iframe with its page, takes at most 36 KB', () => {
    const page = embedDocument(widgets[name] as Widget);
    const css = pageCss(Object.values(widgets));
    const all = [page, css, codeOf('page.js'), codeOf(`${name}.js`)].map(size);
    expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(36 * KB);
  });

  test('carries no source of a fact: those stand in the catalogue', () => {
    const urls = Object.values(models).flatMap(({ sources }) => sources.map(({ url }) => url));
    expect(urls.filter((url) => codeOf(`${name}.js`).includes(url))).toEqual([]);
  });

  test('its loader knows it', () => {
    expect(codeOf('embed.js')).toContain('sha256-');
    expect(codeOf('embed.js')).toMatch(new RegExp(`["'\`]?${name}["'\`]?:`));
  });
});

test('no part names a shared module that is not handed to it', () => {
  for (const [file, code] of codes) expect([file, /\bsrc_\w+_ts\b/.exec(code)?.[0] ?? '']).toEqual([file, '']);
});

test('every script and policy that a release promises is there', () => {
  expect(released.names.scripts.filter((file) => !codes.has(file))).toEqual([]);
  const all = ['embed.js', 'cost.js'].map(codeOf).join('');
  for (const policy of released.names['Trusted Types policies'])
    expect(all).toMatch(new RegExp(`["'\`]${policy}["'\`]`));
});

test('prices travel only with what shows prices', () => {
  expect(codeOf('cost.js')).toContain('openai/gpt-4o');
  expect(codeOf('memory.js')).not.toContain('openai/gpt-4o');
});

test('the vocabulary of the tokenizer travels with nothing but the tokenizer', () => {
  expect(size(codeOf('tokens.js'))).toBeLessThan(20 * KB);
  expect(codeOf('tokens.js')).toContain('o200k.js');
  expect(size(codeOf('o200k.js'))).toBeGreaterThan(500 * KB);
});
