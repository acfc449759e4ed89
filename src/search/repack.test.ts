import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { indexPages } from './index-pages.ts';
import { chunkSize, split } from './repack.ts';

const word = (text: string, size: number) => ({ word: text, bytes: Buffer.alloc(size) });

test('words are divided in their order, and one that is larger than a chunk has its own', () => {
  const lists = split([word('a', 40), word('b', 50), word('c', 300), word('d', 20), word('e', 80)], 100);
  expect(lists.map((list) => list.map(({ word: text }) => text))).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
});

test('a hundred times as many words make chunks ten times as large', () => {
  expect(chunkSize(1e9) / chunkSize(1e7)).toBeCloseTo(10, 3);
});

test('an index of two builds that differ has no file in common, and one of equal builds the same files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'repack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const built = async (text: string): Promise<string[]> => {
    await rm(join(folder, 'pagefind'), { recursive: true, force: true });
    const content = `<html lang="en"><body data-pagefind-body><h1>A</h1><p>${text}</p></body></html>`;
    const index = await indexPages([{ url: '/terms/a/', content }], join(folder, 'scratch'));
    await index.moveTo(join(folder, 'pagefind'));
    const files = await readdir(join(folder, 'pagefind'), { recursive: true });
    return files.filter((file) => /pf_/.test(file)).sort();
  };
  const one = await built('tokens of a prompt');
  expect(one).toHaveLength(3);
  expect(await built('tokens of a prompt')).toEqual(one);
  const other = await built('tokens of a reply');
  expect(other.filter((file) => one.includes(file))).toEqual([]);
});
