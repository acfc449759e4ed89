import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { indexPages } from './pagefind.ts';
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
    await mkdir(join(folder, 'terms/a'), { recursive: true });
    await rm(join(folder, 'pagefind'), { recursive: true, force: true });
    const page = `<html lang="en"><body data-pagefind-body><h1>A</h1><p>${text}</p></body></html>`;
    await writeFile(join(folder, 'terms/a/index.html'), page);
    await indexPages(pathToFileURL(`${folder}/`));
    const files = await readdir(join(folder, 'pagefind'), { recursive: true });
    return files.filter((file) => /pf_/.test(file)).sort();
  };
  const one = await built('tokens of a prompt');
  expect(one).toHaveLength(3);
  expect(await built('tokens of a prompt')).toEqual(one);
  const other = await built('tokens of a reply');
  expect(other.filter((file) => one.includes(file))).toEqual([]);
});
