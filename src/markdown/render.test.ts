import { expect, test } from 'vitest';
import { makeGlossary, type Term } from '../glossary/index.ts';
import { nameFinder } from './auto-links.ts';
import { Html } from './html.ts';
import { blockTexts, sentencesOf } from './mentions.ts';
import { type Prose, renderProse } from './render.ts';

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

const term = (slug: string, title: string, body = '') =>
  ({ slug, title, aliases: [], autolink: true, sources: [source], body, bodyLine: 10 }) as unknown as Term;

function render(body: string): Prose {
  const own = term('decode', 'Decode', body);
  const terms = [
    own,
    term('kv-cache', 'KV cache'),
    term('batch-size', 'Batch size'),
    term('disaggregation', 'Prefill–decode disaggregation'),
  ];
  const glossary = makeGlossary(terms, [{ slug: 'sampling', name: 'Sampling', aliases: [] }]);
  const Calc = ({ of }: Readonly<Record<string, unknown>>) => new Html(`<span class="calc">${of} 5&nbsp;GB</span>`);
  return renderProse(own, { glossary, findNames: nameFinder(terms), components: { Calc } });
}

test('[[slug]] links to the page under its title, in lower case where the title is plain words', () => {
  expect(render('See [[kv-cache]] and [[batch-size]].').html).toContain(
    '<a href="/terms/kv-cache/">KV cache</a> and <a href="/terms/batch-size/">batch size</a>',
  );
});

test('a title of plain words joined by a dash goes in lower case too', () => {
  expect(render('See [[disaggregation]].').html).toContain('>prefill–decode disaggregation</a>');
});

test('[[slug|text]] keeps the writer’s words', () => {
  expect(render('It fills [[kv-cache|the cache]].').html).toContain('<a href="/terms/kv-cache/">the cache</a>');
});

test('a link to a planned term prints as text', () => {
  expect(render('After [[sampling]].').html).toBe('<p>After sampling.</p>');
});

test('a link to nothing names file, line and the nearest term', () => {
  expect(() => render('One.\n\nSee [[kvcache]].')).toThrow(
    'content/terms/decode.mdx:12: [[kvcache]]: no such term or alias; did you mean kv-cache?',
  );
});

test('a page may not link to itself', () => {
  expect(() => render('See [[decode]].')).toThrow('[[decode]]: links to its own page');
});

test('the first mention in each section links itself, the second does not', () => {
  const { html } = render('## One\n\nThe KV cache and the KV cache.\n\n## Two\n\nThe KV cache.');
  expect(html.match(/href="\/terms\/kv-cache\/"/g)).toHaveLength(2);
});

test('headings, code and links never link themselves', () => {
  expect(render('## KV cache\n\n`KV cache` and [a KV cache](https://example.org).').html).not.toContain(
    'href="/terms/',
  );
});

test('a citation is numbered by the order of the sources and noted beside the first paragraph that makes it', () => {
  const { html, cited } = render('It is bound by memory.[^pope2022]\n\nSo it waits.[^pope2022]');
  expect(cited).toEqual(['pope2022']);
  expect(html).toContain('<sup><a href="#source-pope2022">1</a></sup>');
  expect(html.split('href="#source-pope2022"')).toHaveLength(3);
  expect(html.split('<p><b>1</b> Pope et al.,')).toHaveLength(2);
  expect(html.indexOf('<p><b>1</b>')).toBeLessThan(html.indexOf('So it waits'));
});

test('a citation without a source names those there are', () => {
  expect(() => render('So it is.[^kwon2023]')).toThrow('[^kwon2023]: no such source; expected one of: pope2022');
});

test('a backlink carries the sentence around it, with its computed numbers', () => {
  const { mentions } = render('First. Llama keeps <Calc of="a" /> in the [[kv-cache]] at once. Last.');
  expect(mentions).toEqual([{ slug: 'kv-cache', sentence: 'Llama keeps a 5\u00a0GB in the KV cache at once.' }]);
});

test('a sentence ends before a name that begins with a small letter, and not at a decimal point or an abbreviation', () => {
  expect(sentencesOf('It waits. vLLM reports 1.5 s. Then e.g. requests move on.')).toEqual([
    'It waits.',
    'vLLM reports 1.5 s.',
    'Then e.g. requests move on.',
  ]);
});

test('a link to a planned term counts as a link, though nothing links yet', () => {
  const { links, mentions } = render('After [[sampling]] and [[batch-size]].');
  expect(links).toEqual(['sampling', 'batch-size']);
  expect(mentions.map(({ slug }) => slug)).toEqual(['batch-size']);
});

test('source notes and widgets are not the author’s sentences, nor words to read', () => {
  const widget = '<div class="widget"><p>How long until the first word?</p><!--/widget--></div>';
  const cited = render('It is bound by memory.[^pope2022]');
  expect(blockTexts(cited.html + widget)).toEqual(['It is bound by memory.']);
  expect(cited.words).toBe(5);
});

test('text that looks like markup is escaped', () => {
  expect(render('1 \\< 2 & 3').html).toBe('<p>1 &lt; 2 &amp; 3</p>');
});

test('a component that does not exist fails the page', () => {
  expect(() => render('<Clac of="a" />')).toThrow(/content\/terms\/decode\.mdx:10: .*Clac/);
});
