import { expect, test } from 'vitest';
import { indexNames } from './names.ts';
import type { Term } from './term.ts';

const term = (slug: string, title: string, aliases: string[] = [], acronym?: string) =>
  ({ slug, title, aliases, acronym }) as unknown as Term;

const names = indexNames(
  [term('kv-cache', 'KV cache', ['key-value cache']), term('time-to-first-token', 'Time to first token', [], 'TTFT')],
  [{ slug: 'sampling', name: 'Sampling', aliases: ['decoding strategy'] }],
);

test.each([
  ['kv-cache', 'kv-cache'],
  ['KV cache', 'kv-cache'],
  ['Key value  cache', 'kv-cache'],
  ['ttft', 'time-to-first-token'],
  ['decoding strategy', 'sampling'],
])('"%s" means %s', (name, slug) => {
  expect(names.meaning(name)?.slug).toBe(slug);
});

test('a term of the plan is told from a page', () => {
  expect(names.meaning('sampling')?.kind).toBe('planned');
  expect(names.meaning('kv-cache')?.kind).toBe('page');
});

test('a misspelt name is answered with the slug that was meant', () => {
  expect(names.near('kvcache')).toContain('kv-cache');
});

test('a name far from all others has no near miss', () => {
  expect(names.near('photosynthesis')).toEqual([]);
});

test('an alias that two pages claim is a clash', () => {
  const two = indexNames(
    [term('batch-size', 'Batch size', ['batching']), term('continuous-batching', 'Continuous batching', ['batching'])],
    [],
  );
  expect(two.clashes).toEqual([{ name: 'batching', slugs: ['batch-size', 'continuous-batching'] }]);
});

test('a page takes the place of its plan without a clash', () => {
  const both = indexNames([term('sampling', 'Sampling')], [{ slug: 'sampling', name: 'Sampling', aliases: [] }]);
  expect(both.clashes).toEqual([]);
  expect(both.meaning('sampling')?.kind).toBe('page');
});
