import { stem } from 'porter2';
import { CborReader } from './cbor.ts';
import { fetched } from './fetched.ts';
import { chunkFile, type IndexList, LIST, pageFile } from './index-list.ts';
import { once } from './once.ts';
import type { PageText } from './passages.ts';
import { type Found, rankingOf, type WordFound } from './ranking.ts';
import { partsFor } from './shards.ts';
import { SIGNATURE } from './signature.ts';

/** The full text of the glossary: what Pagefind made of it, read as far as queries need. */
export interface TextIndex {
  /** Pages that have the words, best first, of one topic where it is named. */
  find(words: readonly string[], topic?: string): Promise<Found[]>;
  /** Whether a page has a word, with whatever ending. */
  has(word: string): Promise<boolean>;
  read(page: number): Promise<PageText>;
}

async function bytesOf(address: string): Promise<Uint8Array> {
  const { body } = await fetched(address);
  const bytes = await new Response(body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  return new Uint8Array(bytes, SIGNATURE.length);
}

/** Words as Pagefind files them: without apostrophes, accents and endings. */
const filed = (word: string): string => stem(word.replace(/['’]/g, '').normalize('NFD').replace(/\p{M}/gu, ''));

/** Chunks read for a word that is not typed to its end. */
const BEGINNINGS = 2;

/** How like a stem a word is that is longer by so many letters. */
const likeness = (longer: number): number => Math.exp(-(longer ** 2) / 8);

/** The words of a chunk that begin with a stem, which a single letter or sign must be. */
function wordsOf(bytes: Uint8Array, begin: string): WordFound[] {
  const reader = new CborReader(bytes);
  const found: WordFound[] = [];
  for (let left = reader.items(); left > 0; left--) {
    const spellings = reader.items() - 1;
    const word = reader.text();
    const fits = begin.length > 1 ? word.startsWith(begin) : word === begin;
    for (let spelling = 0; spelling < spellings; spelling++) {
      if (fits) found.push({ likeness: likeness(word.length - begin.length), pages: reader.bytes() });
      else reader.skip();
    }
  }
  return found;
}

/** Starts the index of a folder. */
export async function openTextIndex(folder: string): Promise<TextIndex> {
  const list = (await (await fetched(folder + LIST)).json()) as IndexList;
  const { scored, ranked } = rankingOf(list);
  const chunk = once((number) => bytesOf(folder + chunkFile(list.digest, Number(number))));
  const page = once(async (number) => {
    const bytes = await bytesOf(folder + pageFile(list.digest, Number(number)));
    return JSON.parse(new TextDecoder().decode(bytes)) as PageText;
  });
  /** The words that begin with a stem, and what is known of their pages. */
  const wordsFor = once(async (begin) => {
    const parts = partsFor(begin, list.chunks, begin.length > 1 ? BEGINNINGS : 1);
    const chunks = await Promise.all(parts.map((part) => chunk(String(part))));
    return chunks.flatMap((bytes) => wordsOf(bytes, begin));
  });
  return {
    async find(words, topic) {
      const kept = topic === undefined ? undefined : list.topics.indexOf(topic);
      const isKept = kept === undefined ? undefined : (number: number) => list.topicOf[number] === kept;
      return ranked((await Promise.all(words.map(filed).map(wordsFor))).map(scored), isKept);
    },
    has: async (word) => (await wordsFor(filed(word))).some((found) => found.likeness === 1),
    read: (number) => page(String(number)),
  };
}
