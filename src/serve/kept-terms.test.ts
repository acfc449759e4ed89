import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseTerm } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';
import { keptTerms } from './kept-terms.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-token-terms-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (body: string): string => `---
title: Logits
short: The numbers that a model gives to every token before one is chosen.
category: tokens-sampling
tier: 2
related: [softmax]
sources:
  - { id: holtzman, title: The Curious Case of Neural Text Degeneration, by: Holtzman et al., year: 2020, url: "https://arxiv.org/abs/1904.09751", opened: 2026-11-01, supports: what is chosen from, kind: primary }
reviewed: 2026-11-01
changed: [{ date: 2026-11-01, what: written }]
---
${body}
`;

const proseOf = (html: string): Prose => ({ html, headings: [], mentions: [], links: [], cited: [], words: 1 });

interface Asked {
  readonly slug?: string;
  readonly body?: string;
  readonly names?: string;
}

/** A build that has one term: what its prose is in the end, and whether this build has rendered it. */
function build({ slug = 'logits', body = 'One number a token.', names = '["logits"]' }: Asked): [string, boolean] {
  const memory = keptTerms(folder);
  let rendered = false;
  const term = memory.term(`content/terms/${slug}.mdx`, fileOf(body));
  const { html } = memory.prose(names)(term, () => {
    rendered = true;
    return proseOf(`<p>${term.body.trim()}</p>`);
  });
  memory.save();
  return [html, rendered];
}

test('a term that has not changed is neither read nor rendered again', () => {
  expect(build({})).toEqual(['<p>One number a token.</p>', true]);
  expect(build({})).toEqual(['<p>One number a token.</p>', false]);
});

test('a term is kept as its file has it', () => {
  build({});
  expect(keptTerms(folder).term('content/terms/logits.mdx', fileOf('One number a token.'))).toEqual(
    parseTerm('content/terms/logits.mdx', fileOf('One number a token.')),
  );
});

test('a term whose text has changed is rendered again', () => {
  build({});
  expect(build({ body: 'A number for each token.' })).toEqual(['<p>A number for each token.</p>', true]);
});

test('another name anywhere in the glossary has all prose rendered again, since it may link to it', () => {
  build({});
  expect(build({ names: '["logits","softmax"]' })[1]).toBe(true);
  expect(build({ names: '["logits","softmax"]' })[1]).toBe(false);
});

test('a term that is gone is forgotten once its shelf is asked for another', () => {
  build({});
  // 2,000 slugs leave none of the 256 shelves out.
  const memory = keptTerms(folder);
  for (let index = 0; index < 2000; index++) memory.term(`content/terms/term-${index}.mdx`, fileOf('Another.'));
  memory.save();
  expect(build({})[1]).toBe(true);
});

test('a shelf that was cut off is filled again', () => {
  build({});
  for (const shelf of readdirSync(folder)) writeFileSync(join(folder, shelf), '');
  expect(build({})[1]).toBe(true);
  expect(build({})[1]).toBe(false);
});

test('without a folder every build reads and renders all', () => {
  const memory = keptTerms(undefined);
  const term = memory.term('content/terms/logits.mdx', fileOf('One number a token.'));
  expect(memory.prose('[]')(term, () => proseOf('a')).html).toBe('a');
  memory.save();
  expect(readdirSync(folder)).toEqual([]);
});

test('a file with a fault is told each time', () => {
  const read = (): unknown => keptTerms(folder).term('content/terms/logits.mdx', 'no front matter');
  expect(read).toThrow('content/terms/logits.mdx:1');
  expect(read).toThrow('content/terms/logits.mdx:1');
});
