/** What every reader loads of an index: all that says which of its files a query needs. */
export interface IndexList {
  /** Differs where pages differ: the folder of this build's files. */
  readonly digest: string;
  /** The first word of each chunk, in order. */
  readonly chunks: readonly string[];
  /** Words of each page. */
  readonly lengths: readonly number[];
  /** Topics by number, and that of each page. */
  readonly topics: readonly string[];
  readonly topicOf: readonly number[];
  /** What names pages, by number: the title is one. */
  readonly fields: readonly string[];
}

export const LIST = 'list.v1.json';

/** Files of chunks and of pages. */
export const chunkFile = (digest: string, chunk: number): string => `index/${digest}-${chunk.toString(36)}.pf_index`;
export const pageFile = (digest: string, page: number): string => `fragment/${digest}-${page.toString(36)}.pf_fragment`;
