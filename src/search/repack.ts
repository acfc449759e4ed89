import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, firstText, itemsOf, numberOf, textOf } from './cbor.ts';
import { chunkFile, type IndexList, LIST, pageFile } from './index-list.ts';
import { joinWord, type WordOfPart } from './join-words.ts';
import { fieldsOf, type IndexPart, readPacked, readPart, writePacked } from './pagefind-files.ts';
import { FILLER, stem } from './words.ts';

/** Bytes of a chunk before compression, at least: below, the answer to a request has more around it than in it. */
const LEAST = 8000;
/** Bytes that one more chunk adds to the list of chunks, which every reader loads, for each byte that a chunk adds to a query. */
const LISTED = 15;
/** Files that are open at once. */
const AT_ONCE = 64;
/** Hexadecimal digits by which the files of one build differ from those of another: two builds' files never meet. */
const DIGITS = 6;

/** One word with the places where it stands, as bytes. */
interface Word {
  readonly word: string;
  readonly bytes: Buffer;
}

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

/** Size of a chunk at which one more in the list costs a query what it saves in the chunks that it reads. */
export const chunkSize = (bytes: number): number => Math.max(LEAST, Math.round(Math.sqrt(LISTED * bytes)));

/** Does one after the other, some at a time: a system opens only so many files at once. */
async function inTurn<T, R>(list: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < list.length; at += AT_ONCE)
    results.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map((one, index) => work(one, at + index)))));
  return results;
}

/** Stems of filler that words which tell something have too: different, setting. */
const SHARED = ['differ', 'set'];
/** Words that no query of ours asks for: a quarter of an index. */
const silent = new Set([...FILLER].flatMap((word) => [word, stem(word)]).filter((word) => !SHARED.includes(word)));

/** The number of each part's first page. */
const firstPages = (parts: readonly IndexPart[]): number[] =>
  parts.map((_, index) => parts.slice(0, index).reduce((sum, { pages }) => sum + pages.length, 0));

/** The words of all parts in order. */
async function joinWords(parts: readonly IndexPart[], words: readonly number[]): Promise<Word[]> {
  const found = new Map<string, WordOfPart[]>();
  const starts = firstPages(parts);
  for (const [index, { folder, chunks }] of parts.entries()) {
    const pages = { from: starts[index] ?? 0, words };
    await inTurn(chunks, async (chunk) => {
      const { file } = fieldsOf('a chunk', chunk, ['first', 'last', 'file']);
      const { list } = fieldsOf('a file of words', await readPacked(join(folder, `index/${textOf(file)}.pf_index`)), [
        'list',
      ]);
      for (const bytes of itemsOf(list)) {
        const word = firstText(bytes);
        const known = found.get(word);
        if (known !== undefined) known.push({ bytes, pages });
        else if (!silent.has(word)) found.set(word, [{ bytes, pages }]);
      }
    });
  }
  return [...found.keys()].sort().map((word) => ({ word, bytes: joinWord(found.get(word) ?? []) }));
}

/** Differs where what is packed does. Pagefind names a page's file by what is in it; the name of its list changes from run to run. */
function digestOf(pages: readonly { readonly file: Uint8Array }[], words: readonly Word[]): string {
  const hash = createHash('sha256');
  for (const { file } of pages) hash.update(file);
  for (const { bytes } of words) hash.update(bytes);
  return hash.digest('hex').slice(0, DIGITS);
}

/** The topics of an index in the order of the alphabet, since Pagefind's own changes from run to run, and that of each page. */
async function topicsIn(parts: readonly IndexPart[], pages: number): Promise<Pick<IndexList, 'topics' | 'topicOf'>> {
  const having = new Map<string, number[]>();
  const starts = firstPages(parts);
  for (const [index, { folder, filters }] of parts.entries())
    for (const filter of filters) {
      const { file } = fieldsOf('a filter', filter, ['field', 'file']);
      const bytes = await readPacked(join(folder, `filter/${textOf(file)}.pf_filter`));
      for (const each of itemsOf(fieldsOf('a file of a filter', bytes, ['field', 'values']).values)) {
        const { value, pages: own } = fieldsOf('a value of a filter', each, ['value', 'pages']);
        const numbers = itemsOf(own).map((page) => (starts[index] ?? 0) + numberOf(page));
        having.set(textOf(value), [...(having.get(textOf(value)) ?? []), ...numbers]);
      }
    }
  const topics = [...having.keys()].sort();
  const topicOf = Array<number>(pages).fill(-1);
  for (const [number, topic] of topics.entries()) for (const page of having.get(topic) ?? []) topicOf[page] = number;
  return { topics, topicOf };
}

/**
 * Packs Pagefind's indexes of parts of the pages as one, for `text-index.ts` to read. Pagefind makes chunks of some 27 KB
 * compressed, of which a query loads one for each of its words; it keeps the words that no query of ours asks for, and every
 * page of the others; and it names pages by digests, which do not compress in the list of pages that every reader loads.
 */
export async function repack(folders: readonly string[], into: string): Promise<void> {
  const parts = await Promise.all(folders.map(readPart));
  const [first] = parts;
  if (first === undefined) throw new Error('search index: no pages');
  for (const { folder, fields } of parts)
    if (fields.join() !== first.fields.join())
      throw new Error(`search index: pages in ${folder} have other fields than those in ${first.folder}`);
  for (const kind of ['index', 'fragment']) await mkdir(join(into, kind), { recursive: true });

  const pages = parts.flatMap(({ folder, pages: own }) =>
    own.map((page) => ({ folder, ...fieldsOf('a page', page, ['file', 'words']) })),
  );
  const lengths = pages.map(({ words }) => numberOf(words));
  const words = await joinWords(parts, lengths);
  const digest = digestOf(pages, words);
  await inTurn(pages, ({ folder, file }, index) =>
    rename(join(folder, `fragment/${textOf(file)}.pf_fragment`), join(into, pageFile(digest, index))),
  );
  const chunks = split(words, chunkSize(words.reduce((sum, { bytes }) => sum + bytes.length, 0)));
  await inTurn(chunks, (chunk, index) =>
    writePacked(join(into, chunkFile(digest, index)), array(chunk.map(({ bytes }) => bytes))),
  );

  const list: IndexList = {
    digest,
    chunks: chunks.map(([start]) => start?.word ?? ''),
    lengths,
    ...(await topicsIn(parts, pages.length)),
    fields: first.fields,
  };
  await writeFile(join(into, LIST), JSON.stringify(list));
}
