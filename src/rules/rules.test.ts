import { expect, test } from 'vitest';
import { makeGlossary, type Term } from '../glossary/index.ts';
import { Html, nameFinder, renderProse } from '../markdown/index.ts';
import { checkPage, checkProse } from './index.ts';

const source = {
  id: 'pope2022',
  title: 'Efficiently Scaling',
  by: 'Pope et al.',
  year: 2022,
  url: 'https://arxiv.org/abs/2211.05102',
  opened: '2026-11-23',
  supports: 'All',
  kind: 'primary',
};

const good = {
  slug: 'decode',
  title: 'Decode',
  short: 'The phase that writes one token at a time.',
  aliases: [],
  related: ['kv-cache'],
  confusedWith: [],
  before: [],
  autolink: true,
  sources: [source],
  bodyLine: 10,
  body: `## Definition

It reads [[kv-cache]], [[vram]] and [[batch-size]].[^pope2022]

## Why it matters

## Key points

## Example

## Common misconception
`,
};

const others = ['kv-cache', 'vram', 'batch-size'].map((slug) => ({ ...good, slug, title: slug.replace('-', ' ') }));

/** The problems of the good page with something changed. */
function problems(change: Partial<Record<keyof Term, unknown>>, inbound = 1): string[] {
  const term = { ...good, ...change } as unknown as Term;
  const glossary = makeGlossary(
    [term, ...(others as unknown as Term[])],
    [{ slug: 'sampling', name: 'Sampling', aliases: [] }],
  );
  const components = { Calc: () => new Html('5 GB'), Figure: () => new Html('<figure></figure>') };
  const prose = renderProse(term, { glossary, findNames: nameFinder([]), components });
  return checkPage({ term, prose, inbound, glossary }).map(({ line, problem }) => `${line}: ${problem}`);
}

const after = (text: string) => ({ body: good.body.replace('## Why it matters\n', `## Why it matters\n\n${text}\n`) });

test('a page that keeps the rules has no finding', () => {
  expect(problems({})).toEqual([]);
});

test('a relation to a planned term is no fault', () => {
  expect(problems({ related: ['sampling'] })).toEqual([]);
});

test.each([
  [
    'a relation to nothing',
    { related: ['kv-cahe'] },
    '1: related: "kv-cahe" is neither a page nor planned; did you mean kv-cache?',
  ],
  ['a relation to itself', { before: ['decode'] }, '1: before: "decode" is the page itself; take it out'],
  [
    'a source that is never cited',
    { sources: [source, { ...source, id: 'orca' }] },
    '1: source "orca" is never cited; write [^orca] after what it supports, or take it out',
  ],
  [
    'no primary source',
    { sources: [{ ...source, kind: 'secondary' }] },
    '1: no primary source; expected a paper, a datasheet or official documentation',
  ],
  [
    'a definition that uses its term',
    { short: 'Decode is when decode happens.' },
    '1: short: uses "Decode", the term that it defines',
  ],
  ['a missing section', { body: good.body.replace('## Example', '') }, '1: section "## Example" is missing'],
  [
    'sections out of order',
    { body: good.body.replace('## Example', '## Key points').replace('## Key points', '## Example') },
    '1: sections stand as Definition, Why it matters, Example, Key points, Common misconception; expected Definition, Why it matters, Key points, Example, Common misconception',
  ],
  [
    'a typed quantity without a source',
    after('It takes 16 GB in all.'),
    '16: "16 GB" is typed and has no source; compute it with <Calc> or cite one',
  ],
  [
    'a typed price without a source',
    after('It costs $0.01 a call.'),
    '16: "$0.01" is typed and has no source; compute it with <Calc> or cite one',
  ],
  [
    'a figure without alt text',
    after('<Figure of="batch-curve">The knee.</Figure>'),
    '16: a figure without alt text; say what it shows, in a sentence',
  ],
  [
    'a misspelled word',
    after('The server can recieve more.'),
    '16: "recieve" is not in the dictionary; did you mean receive or relieve or received? If it is a word of the field, add it to content/words.txt',
  ],
  [
    'a sentence that a bare link begins in small letters',
    after('It waits. [[batch-size]] grows.'),
    '12: a sentence begins small: "batch size grows"; where a link begins it, write [[slug|Name]]',
  ],
])('%s is found', (_, change, finding) => {
  expect(problems(change)).toContain(finding);
});

test('a quantity with its source, in code or in a component is no fault', () => {
  expect(problems(after('It takes 16 GB.[^pope2022] `8 GB` and <Calc of="weights" tokens="5 ms" />.'))).toEqual([]);
});

test('a British spelling is found, and the American one suggested', () => {
  expect(problems(after('The neighbour waits.'))[0]).toMatch(/^16: "neighbour" is not .* did you mean .*neighbor/);
});

test('names, units, code, link targets and words of the field are not misspelled', () => {
  const text = 'vLLM runs Qwen3 through `sgl_kernl` with a softmax over [[vram|memory]], in ms.';
  expect(problems(after(text))).toEqual([]);
});

test('a sentence may begin with a name that begins small, or with a number', () => {
  expect(problems(after('It waits. vLLM runs. llama.cpp too. 8 of them.'))).toEqual([]);
});

test('prose without front matter keeps the rules of language only', () => {
  const glossary = makeGlossary([], []);
  const term = { slug: '', body: 'It takes 16 GB. Two wrods.\n', bodyLine: 1, sources: [] };
  const prose = renderProse(term, { glossary, findNames: nameFinder([]), components: {} });
  expect(checkProse({ term, prose }).map(({ problem }) => problem.slice(0, 35))).toEqual([
    '"16 GB" is typed and has no source;',
    '"wrods" is not in the dictionary; d',
  ]);
});

test('an orphan and a dead end are found', () => {
  expect(problems({}, 0)).toEqual(['1: no other page links here; name it where a reader would meet it first']);
  expect(problems({ body: good.body.replace('[[vram]] and [[batch-size]]', 'more') })).toEqual([
    '1: links to 1 other terms; expected at least 3',
  ]);
});

test('a sentence of 46 words is found, one of 45 is not', () => {
  const words = (count: number): string =>
    `${Array.from({ length: count }, (_, index) => (index === 0 ? 'Word' : 'word')).join(' ')}.`;
  expect(problems(after(words(45)))).toEqual([]);
  expect(problems(after(words(46)))[0]).toMatch(/^16: a sentence of 46 words/);
});
