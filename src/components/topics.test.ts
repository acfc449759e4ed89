import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORY_SLUGS, loadGlossary } from '../glossary/index.ts';
import { topicProse } from './topics.ts';

const glossary = await loadGlossary('content');

test('every topic has an introduction, and every introduction a topic', () => {
  expect(
    readdirSync('content/topics')
      .map((file) => file.replace('.mdx', ''))
      .sort(),
  ).toEqual([...CATEGORY_SLUGS].sort());
});

test.each(CATEGORY_SLUGS)('the introduction of %s has 80 to 150 words and leads to terms', async (category) => {
  const { words, links } = await topicProse(glossary, category);
  expect(words).toBeGreaterThanOrEqual(80);
  expect(words).toBeLessThanOrEqual(150);
  expect(links.length).toBeGreaterThanOrEqual(2);
});

test.each(CATEGORY_SLUGS)('every source of the introduction of %s is cited', async (category) => {
  const { cited, sources } = await topicProse(glossary, category);
  expect(sources.map(({ id }) => id)).toEqual(cited);
});
