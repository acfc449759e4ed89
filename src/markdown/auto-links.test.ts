import { expect, test } from 'vitest';
import type { Term } from '../glossary/index.ts';
import { nameFinder } from './auto-links.ts';

const term = (slug: string, title: string, more: Partial<Term> = {}) =>
  ({ slug, title, aliases: [], autolink: true, ...more }) as unknown as Term;

const find = nameFinder([
  term('cache', 'Cache'),
  term('kv-cache', 'KV cache', { aliases: ['key-value cache'] }),
  term('inter-token-latency', 'Inter-token latency', { acronym: 'ITL' }),
  term('batch-size', 'Batch size'),
  term('latency', 'Latency'),
  term('temperature', 'Temperature', { aliases: ['T'] }),
  term('kernel', 'GPU kernel', { aliases: ['compute shader'], autolink: ['GPU kernel'] }),
]);

const found = (text: string): string[] =>
  find(text).map(({ start, end, slug }) => `${text.slice(start, end)} → ${slug}`);

test('the longest name wins', () => {
  expect(found('the KV cache grows')).toEqual(['KV cache → kv-cache']);
});

test('case and plural do not matter for words', () => {
  expect(found('Batch sizes and kv caches')).toEqual(['Batch sizes → batch-size', 'kv caches → kv-cache']);
});

test('an acronym matches only in its own case', () => {
  expect(found('ITL differs from itl')).toEqual(['ITL → inter-token-latency']);
});

test('a name inside a longer word or a compound is left alone', () => {
  expect(found('cached, subcache, cache-aware, low-latency')).toEqual([]);
});

test('an alias of one letter never links itself', () => {
  expect(found('T is 0.7')).toEqual([]);
});

test('only the listed names of a term link themselves', () => {
  expect(found('a GPU kernel is a compute shader')).toEqual(['GPU kernel → kernel']);
});
