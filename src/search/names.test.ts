import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadGlossary } from '../glossary/index.ts';
import { nameMatcher, unknownWords } from './match.ts';
import { nameFiles } from './names.ts';
import { shardsFor } from './shards.ts';

/** As a host compresses on the fly. */
const compressed = (value: unknown): number =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

/** Bytes that the names may take of the 15 KB within which a name answers; the dialog has the others. */
const BUDGET = 8_500;
const { terms } = await loadGlossary('content');
const half = terms.filter((_, index) => index % 2 === 0);

test('one file holds the names of all terms, and stays below 8.5 KB when there are 218 of them', () => {
  expect(nameFiles(terms.slice(0, 218)).files.size).toBe(1);
  const [few, all] = [half, terms].map((some) => compressed(nameFiles(some).files.get('')));
  const each = ((all ?? 0) - (few ?? 0)) / (terms.length - half.length);
  expect((all ?? 0) + each * Math.max(0, 218 - terms.length)).toBeLessThan(BUDGET);
});

/** Ten thousand terms: names of two words that occur again and again, as those of a field do, and an alias. */
const SYLLABLES = 'ra ke lu mi no pa shi to vu wex ya bon che di fu gat ho jis zo quar tel mor sun pli cra ent'.split(
  ' ',
);
const word = (seed: number): string =>
  [7, 131, 977].map((factor) => SYLLABLES[(seed * factor + (seed >> 5)) % SYLLABLES.length]).join('');
/** A word that no other term has: its number, in syllables. */
const own = (index: number): string =>
  [1, 26, 676].map((unit) => SYLLABLES[(Math.floor(index / unit) * 7 + 3) % SYLLABLES.length]).join('');
const many = Array.from({ length: 10_000 }, (_, index) => ({
  slug: `term-${index}`,
  title: `${word(index)} ${word((index * 31) % 997)} ${index}`,
  aliases: [`${word(index)}${own(index)}`],
  acronym: undefined,
  short: `The ${word(index)} of ${word(index * 3)} that a ${word(index * 5)} keeps for ${word(index * 7)}.`,
  category: 'foundations' as const,
}));
const { files } = nameFiles(many);
const shards = files.get('')?.shards ?? [];
const some = many.filter((_, index) => index % 500 === 0);

const entriesIn = (read: readonly string[]) => {
  const all = [...new Set(read)].flatMap((shard) => files.get(shard)?.entries ?? []);
  return [...new Map(all.map((entry) => [entry[0], entry] as const)).values()];
};

/** The best answers, as the page finds them, and the bytes read for them beside the list of files. */
function asked(query: string, slips: 'typed right' | 'slipped' = 'typed right'): { slugs: string[]; bytes: number } {
  const beginning = shardsFor(query, shards);
  const unknown = slips === 'slipped' ? unknownWords(query, entriesIn(beginning)) : [];
  const read = unknown.length === 0 ? beginning : [...beginning, ...shardsFor(query, shards, 'end', unknown)];
  return {
    slugs: nameMatcher(entriesIn(read))(query).map(({ slug }) => slug),
    bytes: [...new Set(read)].reduce((sum, shard) => sum + compressed(files.get(shard)), 0),
  };
}

test('with 10,000 terms the first file and those of a name take no more than the one file of 218', () => {
  expect(shards.length).toBeGreaterThan(20);
  const first = compressed(files.get(''));
  const each = some.flatMap(({ title, aliases }) => [title, aliases[0] ?? '']).map((name) => asked(name).bytes);
  console.log(`${shards.length} files; the first ${first} bytes, those of a name at most ${Math.max(...each)}`);
  expect(first + Math.max(...each)).toBeLessThan(BUDGET);
});

test('with 10,000 terms one in 500 is found by its name, by an alias, and by the beginning of one', () => {
  for (const { slug, title, aliases } of some) {
    const alias = aliases[0] ?? '';
    expect(asked(title).slugs[0]).toBe(slug);
    expect(asked(alias).slugs).toContain(slug);
    expect(asked(alias.slice(0, -1)).slugs).toContain(slug);
  }
});

test('with 10,000 terms a slip in any letter of an alias still finds the term among the first three', () => {
  for (const { slug, aliases } of some) {
    const [alias = ''] = aliases;
    for (let at = 0; at < alias.length; at++) {
      const slipped = `${alias.slice(0, at)}q${alias.slice(at + 1)}`;
      expect(asked(slipped, 'slipped').slugs.slice(0, 3), slipped).toContain(slug);
    }
  }
});
