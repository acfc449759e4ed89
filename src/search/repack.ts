import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { array, firstText, itemsOf, numberOf, text, textOf } from './cbor.ts';
import { pruned } from './prune.ts';
import { FILLER, stem } from './words.ts';

/** Before what Pagefind compresses. */
const SIGNATURE = 'pagefind_dcd';
/** Bytes of a chunk before compression, at least: below, the answer to a request has more around it than in it. */
const LEAST = 8000;
/** Bytes that one more chunk adds to the list of chunks, which every reader loads, for each byte that a chunk adds to a query. */
const LISTED = 15;

/** Files that are open at once. */
const ATONCE = 64;

/** One word with the places where it stands, as Pagefind's bytes. */
interface Word {
  readonly word: string;
  readonly bytes: Buffer;
}

async function unpacked(file: string): Promise<Buffer> {
  const bytes = await promisify(gunzip)(await readFile(file));
  if (bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE)
    throw new Error(`search index: ${file} must begin with "${SIGNATURE}"; is it of another Pagefind?`);
  return bytes.subarray(SIGNATURE.length);
}

const packed = (bytes: Buffer): Promise<Buffer> => promisify(gzip)(Buffer.concat([Buffer.from(SIGNATURE), bytes]));

/** A list of words as lists of about `size` bytes; a word that has more stands alone. */
export function split(words: readonly Word[], size: number): Word[][] {
  const lists: Word[][] = [];
  let room = 0;
  for (const word of words) {
    if (room < word.bytes.length) {
      lists.push([]);
      room = size;
    }
    lists.at(-1)?.push(word);
    room -= word.bytes.length;
  }
  return lists;
}

/** Does one after the other, some at a time: a system opens only so many files at once. */
async function inTurn<T, R>(list: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < list.length; at += ATONCE)
    results.push(...(await Promise.all(list.slice(at, at + ATONCE).map((one, index) => work(one, at + index)))));
  return results;
}

const silent = new Set([...FILLER].flatMap((word) => [word, stem(word)]));

/** Size of a chunk at which one more in the list costs a query what it saves in the chunks that it reads. */
export const chunkSize = (bytes: number): number => Math.max(LEAST, Math.round(Math.sqrt(LISTED * bytes)));

/**
 * Packs Pagefind's index anew. Pagefind makes chunks of some 27 KB compressed, of which a query loads one for each of its
 * words; it keeps the words that no query of ours asks for, a quarter of all, and every page of the others; and it names pages by digests, which do not
 * compress in the list of pages that every reader loads.
 *
 * A chunk is `[words]`, a word `[text, pages, variants]`. `pf_meta` is `[version, pages, chunks, …]`, a page
 * `[name of its file, words]`, a chunk `[first word, last word, name of its file]`.
 */
export async function repack(folder: string): Promise<void> {
  const metaFile = (await readdir(folder)).find((name) => name.endsWith('.pf_meta'));
  if (metaFile === undefined) throw new Error('search index: no list of chunks');
  const [version, pages, chunks, ...rest] = itemsOf(await unpacked(join(folder, metaFile)));
  if (version === undefined || pages === undefined || chunks === undefined)
    throw new Error('search index: the list of chunks has fewer parts than expected');
  /** Changes with the index, so that files of two builds never meet. */
  const build = /\.([a-z]+_[0-9a-f]+)\.pf_meta$/.exec(metaFile)?.[1]?.slice(0, 9) ?? '';
  const nameOf = (index: number): string => `${build}_${index.toString(36).padStart(3, '0')}`;
  const chunkFile = (name: string): string => join(folder, `index/${name}.pf_index`);
  const pageFile = (name: string): string => join(folder, `fragment/${name}.pf_fragment`);

  const lengths: number[] = [];
  const renamed = await inTurn(itemsOf(pages), async (page, index) => {
    const [name, words] = itemsOf(page);
    if (name === undefined || words === undefined)
      throw new Error('search index: a page has fewer parts than expected');
    lengths[index] = numberOf(words);
    await rename(pageFile(textOf(name)), pageFile(nameOf(index)));
    return array([text(nameOf(index)), words]);
  });
  const words = await inTurn(itemsOf(chunks), async (chunk) => {
    const file = chunkFile(textOf(itemsOf(chunk)[2] ?? chunk));
    const [list] = itemsOf(await unpacked(file));
    await rm(file);
    const known = list === undefined ? [] : itemsOf(list).map((bytes) => ({ word: firstText(bytes), bytes }));
    return known
      .filter(({ word }) => !silent.has(word))
      .map(({ word, bytes }): Word => ({ word, bytes: pruned(bytes, (page) => lengths[page] ?? 1) }));
  });
  const asked = words.flat();
  const size = chunkSize(asked.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const listed = await inTurn(split(asked, size), async (list, index) => {
    await writeFile(chunkFile(nameOf(index)), await packed(array([array(list.map(({ bytes }) => bytes))])));
    return array([text(list[0]?.word ?? ''), text(list.at(-1)?.word ?? ''), text(nameOf(index))]);
  });
  await writeFile(join(folder, metaFile), await packed(array([version, array(renamed), array(listed), ...rest])));
}
