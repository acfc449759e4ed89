import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadGlossary } from '../glossary/index.ts';
import { nameMatcher } from './match.ts';
import { nameFiles } from './names.ts';
import { type NameEntry, shardsFor } from './shards.ts';

/** As a host compresses on the fly. */
const compressed = (value: unknown): number =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

const BUDGET = 15_000;
const { terms } = await loadGlossary('content');
const half = terms.filter((_, index) => index % 2 === 0);

test('one file holds the names of all terms, and stays below 15 KB when there are 218 of them', () => {
  expect(nameFiles(terms).size).toBe(1);
  const [few, all] = [compressed(nameFiles(half).get('')), compressed(nameFiles(terms).get(''))];
  const each = (all - few) / (terms.length - half.length);
  expect(all + each * Math.max(0, 218 - terms.length)).toBeLessThan(BUDGET);
});

/** Ten thousand terms: names of two words that occur again and again, as those of a field do, and an alias. */
const WORDS = 'ra ke lu mi no pa shi to vu we xa yo ba che di fu ga ho ji zo'.split(' ');
const word = (seed: number): string =>
  [7, 131, 977].map((factor, at) => WORDS[Math.floor((seed * factor) / (at + 3)) % WORDS.length]).join('');
const many = Array.from({ length: 10_000 }, (_, index) => ({
  slug: `term-${index}`,
  title: `${word(index)} ${word(index * 31 + 7)} ${index}`,
  aliases: [`${word(index + 5000)}${index}`],
  acronym: undefined,
  short: `The ${word(index)} of ${word(index * 3)} that a ${word(index * 5)} keeps for ${word(index * 7)}.`,
  category: 'foundations' as const,
}));
const files = nameFiles(many);
const shards = files.get('')?.shards ?? [];

test('with 10,000 terms no file of names is larger than with 218', () => {
  expect(shards.length).toBeGreaterThan(20);
  expect(Math.max(...[...files.values()].map(compressed))).toBeLessThan(BUDGET);
});

test('with 10,000 terms one in 500 is found by its name, by an alias, and by the beginning of one', () => {
  const first = (query: string): string | undefined => {
    const wanted = shardsFor(query, shards);
    expect(wanted.length).toBeLessThan(13);
    const entries = new Map(
      wanted.flatMap((shard) => files.get(shard)?.entries ?? []).map((entry): [string, NameEntry] => [entry[0], entry]),
    );
    return nameMatcher([...entries.values()])(query)[0]?.slug;
  };
  for (const { slug, title, aliases } of many.filter((_, index) => index % 500 === 0)) {
    expect(first(title)).toBe(slug);
    expect(first(aliases[0] ?? '')).toBe(slug);
    expect(first((aliases[0] ?? '').slice(0, -1))).toBeDefined();
  }
});
