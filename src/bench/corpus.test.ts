import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readBefore } from '../glossary/index.ts';
import { coinedWord, makeCorpus } from './corpus.ts';

async function corpus(terms: number) {
  const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { folder, glossary: await makeCorpus(folder, terms) };
}

test('every number has a word of its own', () => {
  const words = Array.from({ length: 2000 }, (_, number) => coinedWord(number));
  expect(new Set(words).size).toBe(2000);
});

test('a glossary of 200 terms has 200, no name twice, and every relation leads to a page or a planned term', async () => {
  const { glossary } = await corpus(200);
  expect(glossary.terms).toHaveLength(200);
  expect(glossary.names.clashes).toEqual([]);
  const related = glossary.terms.flatMap((term) => [...term.related, ...term.before]);
  expect(related.filter((slug) => glossary.names.meaning(slug) === undefined)).toEqual([]);
});

test('a page of a later generation is related to pages of its own', async () => {
  const { glossary } = await corpus(200);
  const own = `${coinedWord(1).toLowerCase()}-`;
  const cache = glossary.terms.find(({ slug }) => slug === `${own}kv-cache`);
  expect(cache?.before).toEqual([`${own}token`, `${own}decode`]);
  expect(cache && readBefore(glossary, cache).every(({ slug }) => slug.startsWith(own))).toBe(true);
});

test('the same number makes the same files; one page in ten may have a widget', async () => {
  const [one, other] = await Promise.all([corpus(150), corpus(150)]);
  const texts = ({ folder }: { folder: string }) =>
    readdir(join(folder, 'content/terms')).then((names) =>
      Promise.all(names.map((name) => readFile(join(folder, 'content/terms', name), 'utf8'))),
    );
  const [first, second] = [await texts(one), await texts(other)];
  expect(first).toEqual(second);
  const widgets = first.filter((text) => text.includes('<Widget ')).length;
  expect(widgets).toBeGreaterThan(0);
  expect(widgets).toBeLessThanOrEqual(15);
});
