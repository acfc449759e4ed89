import { expect, test } from 'vitest';
import { ContentError, parseTerm } from './index.ts';

const front = `title: KV cache
short: Memory that keeps past keys and values so they are not computed again for every new token.
category: kv-memory
tier: 1
related: [vram]
sources:
  - { id: pope2022, title: Efficiently Scaling Transformer Inference, by: Pope et al., year: 2022, url: https://arxiv.org/abs/2211.05102, opened: 2026-11-23, supports: What the cache holds, kind: primary }
reviewed: 2026-11-23
changed: [{ date: 2026-11-23, what: First version. }]`;

const page = (text: string): string => `---\n${text}\n---\n\n## Definition\n\nBody.\n`;
const read = (text: string) => () => parseTerm('content/terms/kv-cache.mdx', text);

test('the file name is the slug', () => {
  expect(parseTerm('content/terms/kv-cache.mdx', page(front)).slug).toBe('kv-cache');
});

test('the body begins on the line after the front matter', () => {
  const text = page(front);
  const term = parseTerm('content/terms/kv-cache.mdx', text);
  expect(
    text
      .split('\n')
      .slice(term.bodyLine - 1)
      .join('\n'),
  ).toBe(term.body);
});

test('a day stays a day, whatever the time zone', () => {
  expect(parseTerm('content/terms/kv-cache.mdx', page(front)).reviewed).toBe('2026-11-23');
});

test.each([
  ['an unknown key', `${front}\nrelatd: [vram]`, /content\/terms\/kv-cache\.mdx:\d+: .*relatd/],
  ['a category that is not one', front.replace('kv-memory', 'memory'), /kv-cache\.mdx:4: category/],
  [
    'a day in the future',
    front.replace('reviewed: 2026-11-23', 'reviewed: 2999-01-01'),
    /reviewed: expected a day that is not in the future/,
  ],
  [
    'a word where a day belongs',
    front.replace('reviewed: 2026-11-23', 'reviewed: soon'),
    /reviewed: expected a day such as 2026-11-23/,
  ],
  [
    'a definition of over 240 characters',
    front.replace('Memory that', `${'long '.repeat(60)}`),
    /short: expected at most 240 characters/,
  ],
  ['no source', front.replace(/sources:\n.*\n/, 'sources: []\n'), /sources/],
  ['a source without a day of opening', front.replace(' opened: 2026-11-23,', ''), /sources\.0\.opened/],
  ['a relation that is not a slug', front.replace('[vram]', '[VRAM chips]'), /related\.0: expected a slug/],
  ['YAML that does not parse', front.replace('related: [vram]', 'related: [vram'), /front matter is not YAML/],
])('%s is refused with its file and line', (_, text, message) => {
  expect(read(page(text))).toThrow(message);
});

test('a file without front matter is refused', () => {
  expect(read('# KV cache')).toThrow(ContentError);
});
