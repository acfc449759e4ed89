import { expect, test } from 'vitest';
import { loadGlossary, type Term } from '../glossary/index.ts';
import { searchDocument } from './document.ts';

const { terms } = await loadGlossary('content');
const searched = (prose: string): string => searchDocument(terms[0] as Term, prose);

test('marks within a sentence are not searched, and its words are', () => {
  const prose = '<p>A <a href="/terms/token/" title="1 > 0">token</a> takes <code>16</code> <em>bits</em>.</p>';
  expect(searched(prose)).toContain('<p>A token takes 16 bits.</p>');
});

test('a heading keeps its place, to which a result leads', () => {
  expect(searched('<h2 id="example">An <em>example</em></h2>')).toContain('<h2 id="example">An example</h2>');
});

test('tags that begin like marks are kept', () => {
  expect(searched('<article><abbr>KV</abbr></article>')).toContain('<article><abbr>KV</abbr></article>');
});

test('numbers of sources, drawings and widgets are not searched', () => {
  const cited = '<p>It is fast.<sup><a href="#source-vaswani">3</a></sup></p>';
  const beside = '<svg><text>axis</text></svg><div class="widget"><b>price</b><!--/widget--></div>';
  const made = searched(cited + beside);
  expect(made).toContain('<p>It is fast.</p>');
  expect(made).not.toMatch(/axis|price/);
});
