import { expect, test } from 'vitest';
import { loadGlossary, type Term } from '../glossary/index.ts';
import { site } from '../site.ts';
import { apa, bibtex } from './citation.ts';

const { terms } = await loadGlossary('content');
const named = (slug: string): Term => terms.find((term) => term.slug === slug) as Term;

/** Fields that BibTeX's own styles print of an entry of type misc. */
const FIELDS = ['author', 'title', 'howpublished', 'month', 'year', 'note', 'key'];

/** Reads one entry: type, key and fields in braces, which close as often as they open, and nothing else. */
function readEntry(text: string): { key: string; fields: Record<string, string> } {
  const head = /^@misc\{([a-z0-9-]+),\n/.exec(text);
  if (head === null) throw new SyntaxError(`no entry begins ${text.slice(0, 20)}`);
  const fields: Record<string, string> = {};
  let rest = text.slice(head[0].length);
  while (rest !== '}') {
    const name = /^\s*([a-z]+)\s*=\s*(?=\{)/.exec(rest);
    if (name === null) throw new SyntaxError(`no field begins ${rest.slice(0, 20)}`);
    rest = rest.slice(name[0].length);
    let [depth, at] = [0, 0];
    do {
      if (rest[at] === '\\') at += 1;
      else if (rest[at] === '{') depth += 1;
      else if (rest[at] === '}') depth -= 1;
      else if (rest[at] === undefined) throw new SyntaxError(`${name[1]} does not end`);
      at += 1;
    } while (depth > 0);
    fields[name[1] as string] = rest.slice(1, at - 1);
    rest = rest.slice(at).replace(/^,?\n/, '');
  }
  return { key: head[1] as string, fields };
}

test('the citation of every term is an entry that BibTeX reads and prints in full', () => {
  const faulty = terms.flatMap((term) => {
    const { key, fields } = readEntry(bibtex(term));
    return [
      ...(key === term.slug ? [] : [`${term.slug}: key ${key}`]),
      ...Object.keys(fields)
        .filter((name) => !FIELDS.includes(name))
        .map((name) => `${term.slug}: ${name} is not printed`),
      ...(fields.howpublished === `\\url{${site.url}/terms/${term.slug}/}` ? [] : [`${term.slug}: address`]),
      ...(/^\d{4}$/.test(fields.year ?? '') ? [] : [`${term.slug}: year ${fields.year}`]),
      // A bare one of these ends a line, opens mathematics or stops TeX.
      ...['title', 'author', 'note']
        .filter((name) => /(?<!\\)[&%$#_]/.test(fields[name] ?? ''))
        .map((name) => `${term.slug}: ${name} ${fields[name]}`),
    ];
  });
  expect(faulty).toEqual([]);
});

test('an acronym in a title stays in capitals, and what TeX would take for a command is escaped', () => {
  const { fields } = readEntry(bibtex({ ...named('kv-cache'), title: 'Q&A: 50% of the KV_cache' }));
  expect(fields.title).toBe(String.raw`{Q\&A: 50\% of the KV\_cache}`);
});

test('an entry that does not close, and one with text between its fields, are found', () => {
  expect(() => readEntry('@misc{a,\n  title = {{A}\n')).toThrow('title does not end');
  expect(() => readEntry('@misc{a,\n  title = {A} and\n}')).toThrow('no field begins');
});

/** As the manual of the APA, 7th edition, has a page of a website: group author. (date). Title. Site. Address */
test.each([
  ['kv-cache', 'KV cache'],
  ['time-to-first-token', 'Time to first token'],
  ['gpu', 'GPU'],
  ['input-output-tokens', 'Input and output tokens'],
  ['multi-head-latent-attention', 'Multi-head latent attention'],
])('the APA reference of %s names author, day in words, title, site and address', (slug, title) => {
  const term = { ...named(slug), reviewed: '2026-11-04' };
  expect(apa(term)).toBe(`${site.author}. (2026, November 4). ${title}. ${site.name}. ${site.url}/terms/${slug}/`);
});
