import { expect, test } from 'vitest';
import { makeGlossary } from './glossary.ts';
import { readBefore, readBeside, readingOrder } from './reading-order.ts';
import type { Term } from './term.ts';

const term = (slug: string, before: string[], tier = 1, category = 'foundations') =>
  ({ slug, title: slug, aliases: [], before, tier, category }) as unknown as Term;

const glossary = makeGlossary(
  [
    term('kv-cache', ['decode', 'token'], 1, 'kv-memory'),
    term('decode', ['prefill']),
    term('prefill', ['token', 'inference']),
    term('token', ['not-written-yet'], 1, 'tokens-sampling'),
    term('inference', []),
    term('egg', ['hen'], 3),
    term('hen', ['egg'], 3),
  ],
  [],
);
const slugs = (terms: readonly Term[]): string[] => terms.map(({ slug }) => slug);
const named = (slug: string): Term => glossary.term(slug) as Term;

test('what is to be read before a term begins with what needs nothing, and leaves out what has no page', () => {
  expect(slugs(readBefore(glossary, named('kv-cache')))).toEqual(['token', 'inference', 'prefill', 'decode']);
  expect(readBefore(glossary, named('inference'))).toEqual([]);
});

test('terms that ask for each other are read once each', () => {
  expect(slugs(readBefore(glossary, named('egg')))).toEqual(['hen']);
});

test('a category is read from what needs nothing, the terms of later tiers last', () => {
  const order = slugs(readingOrder(glossary, 'foundations'));
  expect(order.slice(0, 3)).toEqual(['inference', 'prefill', 'decode']);
  expect(order.toSorted()).toEqual(['decode', 'egg', 'hen', 'inference', 'prefill']);
});

test('the last term of a topic is followed by the first of the next one, and nothing stands before the first of all', () => {
  expect(readBeside(glossary, named('decode')).previous?.slug).toBe('prefill');
  const last = readingOrder(glossary, 'foundations').at(-1) as Term;
  expect(readBeside(glossary, last).next?.slug).toBe('token');
  expect(readBeside(glossary, named('token'))).toEqual({ previous: last, next: named('kv-cache') });
  expect(readBeside(glossary, named('inference')).previous).toBeUndefined();
});
