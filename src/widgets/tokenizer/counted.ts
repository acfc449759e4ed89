/** A stretch of text that a reader sees as a whole, and the tokens that it takes: one, or several where a character was cut. */
export type Piece = readonly [text: string, tokens: readonly number[]];

/** What counting a text finds. */
export interface Counted {
  readonly tokens: number;
  /** Code points. */
  readonly characters: number;
  /** Whether most of its letters are Latin: how far other tokenizers differ depends on it. */
  readonly latin: boolean;
  /** Stretches without any place to cut that were too long for counting in one: each may have added a token or two. */
  readonly torn: number;
  /** The first pieces. */
  readonly pieces: readonly Piece[];
}

/** Pieces that a page shows. */
export const SHOWN = 1500;

/** How a long text's count is followed and ended. */
export interface Watch {
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

export type CountInSlices = (text: string, watch: Watch) => Promise<Counted | undefined>;
