/** A page that Pagefind ranks for a query. */
export interface Found {
  /** Names the file of its text. */
  readonly page: string;
  readonly score: number;
  /** Hundreds of pages are found and ten are shown: the others need none. */
  places(): Place[];
}

/** A word of a page's text that the query has. */
export interface Place {
  /** Number of the word in the text. */
  readonly word: number;
  /** What it counts for the page, the more the rarer it is. */
  readonly weight: number;
}

/** Pagefind's program and its list of pages and chunks. It knows of the words of those chunks that it has been given. */
export interface Program {
  /** Names of the files that a search reads. */
  filesFor(words: string, topic?: string): { readonly chunks: readonly string[]; readonly filters: readonly string[] };
  addChunk(bytes: Uint8Array): void;
  addFilter(bytes: Uint8Array): void;
  /** Pages that have all words, best first. */
  search(words: string, topic?: string): Found[];
}

/** An address in the program's memory. */
type Address = number;
/** A text that the program made: where it stands, and its bytes. */
type Made = [at: Address, length: number];

/** What of Pagefind 1.5's exports is called here, as `wasm-bindgen` writes them. A text goes in as its address and length. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_malloc(length: number, align: number): Address;
  __wbindgen_free(at: Address, length: number, align: number): void;
  __wbindgen_start(): void;
  init_pagefind(list: Address, length: number): Address;
  set_ranking_weights(index: Address, weights: Address, length: number): Address;
  load_index_chunk(index: Address, chunk: Address, length: number): Address;
  load_filter_chunk(index: Address, chunk: Address, length: number): Address;
  request_indexes(index: Address, words: Address, length: number): Made;
  request_filter_indexes(index: Address, filters: Address, length: number): Made;
  search(
    index: Address,
    words: Address,
    wordsLength: number,
    accented: Address,
    accentedLength: number,
    filters: Address,
    filtersLength: number,
    sort: Address,
    sortLength: number,
    asPhrase: 0 | 1,
    accentsTell: 0 | 1,
  ): Made;
}

/** A text that the program is given. */
type Text = [at: Address, length: number];

/** What the program answers: pages, scores, and of each place its word and weight. */
interface Answer {
  readonly results: readonly {
    readonly p: string;
    readonly s: number;
    readonly l: readonly { readonly l: number; readonly s: number }[];
  }[];
}

/** How pages are ranked: https://pagefind.app/docs/ranking/ */
const RANKING = {
  term_similarity: 2,
  page_length: null,
  term_saturation: null,
  term_frequency: null,
  diacritic_similarity: null,
  meta_weights: { title: 5, aliases: 5, short: 2 },
};

/** Words as the index has them: without apostrophes and accents. */
const bare = (words: string): string => words.replace(/['’]/g, '').normalize('NFD').replace(/\p{M}/gu, '');

const filterOf = (topic?: string): string => JSON.stringify(topic === undefined ? {} : { category: topic });

/**
 * Starts the program. Pagefind's own script would do it too: it is 45 KB, asks for the list only once it has read a list
 * of languages, unpacks the program by hand, and looks every 50 ms whether it has started.
 */
export async function startProgram(program: Promise<Response>, list: Promise<Uint8Array>): Promise<Program> {
  let wasm: Exports | undefined;
  const begun = await WebAssembly.instantiateStreaming(program, {
    './pagefind_web_bg.js': {
      // The four values that JavaScript has and numbers cannot say stand at the end of the table.
      __wbindgen_init_externref_table() {
        const table = wasm?.__wbindgen_externrefs as WebAssembly.Table;
        const at = table.grow(4);
        table.set(0, undefined);
        for (const [index, value] of [undefined, null, true, false].entries()) table.set(at + index, value);
      },
    },
  });
  const exports = begun.instance.exports as unknown as Exports;
  wasm = exports;
  exports.__wbindgen_start();

  const given = (bytes: Uint8Array): Text => {
    const at = exports.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(exports.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  };
  const text = (value: string): Text => given(new TextEncoder().encode(value));
  const taken = ([start, length]: Made): unknown => {
    const at = start >>> 0;
    const value: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length)));
    exports.__wbindgen_free(at, length, 1);
    return value;
  };

  let index = exports.init_pagefind(...given(await list));
  index = exports.set_ranking_weights(index, ...text(JSON.stringify(RANKING)));
  return {
    filesFor: (words, topic) => ({
      chunks: taken(exports.request_indexes(index, ...text(bare(words)))) as string[],
      filters: taken(exports.request_filter_indexes(index, ...text(filterOf(topic)))) as string[],
    }),
    addChunk(bytes) {
      index = exports.load_index_chunk(index, ...given(bytes));
    },
    addFilter(bytes) {
      index = exports.load_filter_chunk(index, ...given(bytes));
    },
    search(words, topic) {
      const query = [...text(bare(words)), ...text(words)] as const;
      const answer = taken(exports.search(index, ...query, ...text(filterOf(topic)), ...text(''), 0, 0)) as Answer;
      return answer.results.map(({ p, s, l }) => ({
        page: p,
        score: s,
        places: () => l.map((place) => ({ word: place.l, weight: place.s })),
      }));
    },
  };
}
