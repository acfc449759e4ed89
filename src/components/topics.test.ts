import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORY_SLUGS } from '../glossary/index.ts';
import { openLibrary } from './library.ts';

const library = await openLibrary();

test('every topic has an introduction, and every introduction a topic', () => {
  expect(
    readdirSync('content/topics')
      .map((file) => file.replace('.mdx', ''))
      .sort(),
  ).toEqual([...CATEGORY_SLUGS].sort());
});

test.each(CATEGORY_SLUGS)('the introduction of %s has 80 to 150 words and leads to terms', (category) => {
  const { words, links } = library.topic(category);
  expect(words).toBeGreaterThanOrEqual(80);
  expect(words).toBeLessThanOrEqual(150);
  expect(links.length).toBeGreaterThanOrEqual(2);
});

test.each(CATEGORY_SLUGS)('every source of the introduction of %s is cited', (category) => {
  const { cited, sources } = library.topic(category);
  expect(sources.map(({ id }) => id)).toEqual(cited);
});
