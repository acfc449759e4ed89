import { expect, test } from 'vitest';
import { sharedSentences } from './shared-sentences.ts';

const page = (slug: string, ...paragraphs: string[]) => ({
  file: `content/terms/${slug}.mdx`,
  prose: { html: paragraphs.map((text) => `<p>${text}</p>`).join('') },
});

test('a sentence that stands on two pages is found on the second, with the name of the first', () => {
  const shared = 'Each step reads all of the weights once.';
  expect(sharedSentences([page('decode', `Slow. ${shared}`), page('prefill', shared)])).toEqual([
    `content/terms/prefill.mdx:1: "${shared}" stands in content/terms/decode.mdx too; say it once and link`,
  ]);
});

test('links and citations do not hide that two sentences are the same', () => {
  const plain = 'Each step reads all of the weights once.';
  const linked =
    'Each step reads all of the <a href="/terms/weights/">weights</a> once.<sup><a href="#source-kwon2023">1</a></sup>';
  expect(sharedSentences([page('decode', plain), page('prefill', linked)])).toHaveLength(1);
});

test('five words may be said twice, six may not', () => {
  expect(
    sharedSentences([page('decode', 'It is bound by memory.'), page('prefill', 'It is bound by memory.')]),
  ).toEqual([]);
  expect(
    sharedSentences([page('a', 'It is not bound by memory.'), page('b', 'It is not bound by memory.')]),
  ).toHaveLength(1);
});

test('a page that says the same thing twice to itself is no finding', () => {
  const twice = 'Each step reads all of the weights once.';
  expect(sharedSentences([page('decode', twice, twice)])).toEqual([]);
});
