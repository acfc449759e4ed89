import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../serve/server.ts';
import { indexPages } from './index-pages.ts';
import { chunkSize, split } from './repack.ts';
import { openTextIndex } from './text-index.ts';
import { tellingWords } from './words.ts';

const word = (text: string, size: number) => ({ word: text, bytes: Buffer.alloc(size) });

test('words are divided in their order, and one that is larger than a chunk has its own', () => {
  const lists = split([word('a', 40), word('b', 50), word('c', 300), word('d', 20), word('e', 80)], 100);
  expect(lists.map((list) => list.map(({ word: text }) => text))).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
});

test('a hundred times as many words make chunks ten times as large', () => {
  expect(chunkSize(1e9) / chunkSize(1e7)).toBeCloseTo(10, 3);
});

test('an index of two builds that differ has no file in common, and one of equal builds is the same to the byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'repack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const built = async (text: string): Promise<Map<string, string>> => {
    const into = join(folder, 'pagefind');
    await rm(into, { recursive: true, force: true });
    const pages = Array.from({ length: 6 }, (_, number) => ({
      url: `/terms/${number}/`,
      content: () =>
        `<html lang="en"><body data-pagefind-body data-pagefind-filter="category:topic ${number}"><h1>A</h1><p>${text}</p></body></html>`,
    }));
    await (await indexPages(pages, join(folder, 'scratch'))).moveTo(into);
    const files = await readdir(into, { recursive: true, withFileTypes: true });
    const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')] as const)));
  };
  const one = await built('tokens of a prompt');
  const packed = [...one.keys()].filter((path) => /pf_(?:index|fragment)$/.test(path));
  expect(packed).toHaveLength(7);
  expect(await built('tokens of a prompt')).toEqual(one);
  const other = await built('tokens of a reply');
  expect(packed.filter((path) => other.has(path))).toEqual([]);
});

test('an index made in three parts finds what one of a single part does, with the same marks, and keeps to a topic', async () => {
  const texts = [
    'tokens of a prompt',
    'a cache of keys',
    'cómo está the cache',
    'como a token, a cache and a token',
    'keys',
  ];
  const pages = texts.map((text, index) => ({
    url: `/terms/${index}/`,
    content: () =>
      `<html lang="en"><body data-pagefind-body data-pagefind-filter="category:${index % 2 ? 'odd' : 'even'}"><h1>Page ${index}</h1><p>${text}</p></body></html>`,
  }));
  const found = async (most: number): Promise<unknown> => {
    const folder = await mkdtemp(join(tmpdir(), 'repack-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const index = await indexPages(pages, join(folder, 'scratch'), { most });
    await index.moveTo(join(folder, 'pagefind'));
    const { url, close } = await serve({ root: folder, port: 0 });
    onTestFinished(close);
    const text = await openTextIndex(`${url}/pagefind/`);
    const search = async (query: string, category?: string) => {
      const results = await text.find(query.split(' '), category);
      const lines = results.map(async (found) => {
        const { url, content } = await text.read(found.page);
        const words = content.split(' ');
        return `${url} ${found
          .places()
          .map(({ word }) => words[word])
          .join(' ')}`;
      });
      return (await Promise.all(lines)).sort();
    };
    return {
      cache: await search('cache'),
      accented: await search('cómo'),
      both: await search('token cache'),
      odd: await search('cache', 'odd'),
    };
  };
  const whole = (await found(5)) as Record<string, string[]>;
  expect(whole.cache).toHaveLength(3);
  expect(whole.accented).toHaveLength(2);
  expect(whole.both).toHaveLength(4);
  expect(whole.odd).toHaveLength(2);
  expect(await found(2)).toEqual(whole);
});

test('each word that queries have is found as it is typed: its stem is the one that Pagefind files it under', async () => {
  const queries = (await readFile('src/search/queries.tsv', 'utf8'))
    .split('\n')
    .map((line) => line.split('\t')[1] ?? '');
  const words = [...new Set(queries.flatMap(tellingWords))].filter((word) => /^[a-z]{2,}$/.test(word));
  expect(words.length).toBeGreaterThan(300);
  const folder = await mkdtemp(join(tmpdir(), 'repack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const content = `<html lang="en"><body data-pagefind-body><h1>A</h1><p>${words.join(' ')}</p></body></html>`;
  const index = await indexPages([{ url: '/terms/a/', content: () => content }], join(folder, 'scratch'));
  await index.moveTo(join(folder, 'pagefind'));
  const { url, close } = await serve({ root: folder, port: 0 });
  onTestFinished(close);
  const text = await openTextIndex(`${url}/pagefind/`);
  const lost: string[] = [];
  for (const word of words) if (!(await text.has(word))) lost.push(word);
  expect(lost).toEqual([]);
  expect(await text.has('zzqxwv')).toBe(false);
});
