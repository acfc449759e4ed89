import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { itemsOf, textOf } from './cbor.ts';
import { SIGNATURE } from './signature.ts';

/** What one of Pagefind's files holds. */
export async function readPacked(file: string): Promise<Buffer> {
  const bytes = await promisify(gunzip)(await readFile(file));
  if (bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE)
    throw new Error(`search index: ${file} must begin with "${SIGNATURE}"; is it of another Pagefind?`);
  return bytes.subarray(SIGNATURE.length);
}

/** Writes bytes as Pagefind does. */
export async function writePacked(file: string, bytes: Buffer): Promise<void> {
  await writeFile(file, await promisify(gzip)(Buffer.concat([Buffer.from(SIGNATURE), bytes])));
}

/** The items of an array by what they are; what comes after them as `rest`. */
export function fieldsOf<Name extends string>(
  what: string,
  bytes: Uint8Array,
  names: readonly Name[],
): Readonly<Record<Name, Uint8Array>> & { readonly rest: readonly Uint8Array[] } {
  const items = itemsOf(bytes);
  if (items.length < names.length)
    throw new Error(`search index: ${what} must have ${names.join(', ')}, got ${items.length} items`);
  const named = Object.fromEntries(names.map((name, index) => [name, items[index]])) as Record<Name, Uint8Array>;
  return { ...named, rest: items.slice(names.length) };
}

/** Pagefind's index of some pages: the folder that it wrote, and what the list holds that every reader loads. */
export interface IndexPart {
  readonly folder: string;
  /** Each `[name of its file, words]`. */
  readonly pages: readonly Uint8Array[];
  /** Each `[first word, last word, name of its file]`. */
  readonly chunks: readonly Uint8Array[];
  /** Each `[field, name of its file]`. */
  readonly filters: readonly Uint8Array[];
  /** Names of the fields by which pages are named, such as the title, by number. */
  readonly fields: readonly string[];
}

const LIST = /^pagefind\.[a-z]+_[0-9a-f]+\.pf_meta$/;

export async function readPart(folder: string): Promise<IndexPart> {
  const file = (await readdir(folder)).find((name) => LIST.test(name));
  if (file === undefined) throw new Error(`search index: Pagefind made no list of chunks in ${folder}`);
  const bytes = await readPacked(join(folder, file));
  const names = ['version', 'pages', 'chunks', 'filters', 'sorts', 'fields'] as const;
  const { pages, chunks, filters, fields } = fieldsOf('the list of chunks', bytes, names);
  return {
    folder,
    pages: itemsOf(pages),
    chunks: itemsOf(chunks),
    filters: itemsOf(filters),
    fields: itemsOf(fields).map(textOf),
  };
}
