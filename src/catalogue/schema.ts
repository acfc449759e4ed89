/** A day, `2026-11-23`; a month or a year where no more is known. */
export type DateText = string;

/** Where a row's figures come from. */
export interface Source {
  readonly url: string;
  readonly title?: string;
  /** The day somebody opened it. */
  readonly opened: DateText;
  /** Names of the row's fields that it supports. */
  readonly gives: readonly string[];
}

/**
 * How far a row can be trusted: `primary` = a datasheet, paper or the model's own config was opened;
 * `secondary` = another's table of it; `unverified` = no source that supports it was found.
 * All but the first widen the range of an estimate.
 */
export type Standing = 'primary' | 'secondary' | 'unverified';

interface Row {
  readonly name: string;
  /** Other spellings that lead here. */
  readonly aliases?: readonly string[];
  readonly standing: Standing;
  readonly sources: readonly Source[];
  /** What a reader must know: sources that disagree, parts left out. */
  readonly note?: string;
}

/** The shape of a language model's decoder, as far as time and memory depend on it. */
export interface Model extends Row {
  readonly developer: string;
  readonly released: DateText;
  readonly licence: string;
  /** Parameters stored. */
  readonly parameters: number;
  /** Parameters that one token passes through. */
  readonly activeParameters: number;
  readonly layers: number;
  /** Width of the residual stream. */
  readonly hidden: number;
  readonly heads: number;
  /** Heads that hold keys and values: fewer than `heads` under grouped-query attention. */
  readonly kvHeads: number;
  readonly headDim: number;
  /** Width of the dense feed-forward network; 0 where every layer routes to experts. */
  readonly ffn: number;
  /** Gated (three matrices, as in SwiGLU) or plain (two matrices). */
  readonly ffnKind: 'gated' | 'plain';
  readonly vocabulary: number;
  /** One matrix for embedding and head, or two. */
  readonly embeddings: 'tied' | 'separate';
  /** Longest context, in tokens. */
  readonly maxContext: number;
  readonly experts?: Experts;
  readonly latent?: LatentAttention;
  readonly window?: SlidingWindow;
  readonly linear?: LinearAttention;
  /** Bytes a weight has in the published checkpoint, where that is not BF16: `fp8`, `mxfp4` … */
  readonly nativeWeights?: string;
  /** Parameters that the shape above leaves out, and which part they are. */
  readonly leftOut?: { readonly parameters: number; readonly part: string };
}

/** Routed feed-forward networks (mixture of experts). */
export interface Experts {
  readonly count: number;
  readonly perToken: number;
  /** Width of one expert. */
  readonly width: number;
  /** Experts that every token passes through, and their width where it differs. */
  readonly shared?: number;
  readonly sharedWidth?: number;
  /** Leading layers that are dense instead. */
  readonly denseLayers?: number;
  /** Every how many layers experts stand; 1 (every layer) unless told. */
  readonly every?: number;
  /** A dense network of width `ffn` stands beside the experts in each layer. */
  readonly besideDense?: true;
}

/** Multi-head latent attention: one compressed latent a token in place of keys and values. */
export interface LatentAttention {
  readonly kvRank: number;
  /** 0 where queries are not compressed. */
  readonly queryRank: number;
  readonly ropeDim: number;
  readonly nopeDim: number;
  readonly valueDim: number;
}

/** Layers that see only the last `tokens` tokens. */
export interface SlidingWindow {
  readonly tokens: number;
  readonly layers: number;
  /** Where windowed layers have other heads than the full ones. */
  readonly kvHeads?: number;
  readonly headDim?: number;
}

/** Layers whose state has a constant size per sequence. */
export interface LinearAttention {
  readonly layers: number;
  /** Values of state that one sequence holds in one such layer. */
  readonly stateValues: number;
  /** Parameters of one such layer's mixer. */
  readonly parameters: number;
}

/** Generation of compute unit; kernels, and so efficiencies, differ by it. */
export type Architecture =
  | 'volta'
  | 'turing'
  | 'ampere'
  | 'ada'
  | 'hopper'
  | 'blackwell'
  | 'cdna2'
  | 'cdna3'
  | 'cdna4'
  | 'rdna3'
  | 'rdna3.5'
  | 'rdna4'
  | 'apple'
  | 'tpu'
  | 'neuron'
  | 'gaudi'
  | 'xe2';

/** A device that runs models. All rates are dense, per device. */
export interface Accelerator extends Row {
  readonly vendor: string;
  readonly architecture: Architecture;
  readonly market: 'datacenter' | 'workstation' | 'consumer' | 'integrated';
  readonly released: DateText;
  /** Bytes as the device reports them where that is known, else the vendor's figure. */
  readonly memoryBytes: number;
  /** Bytes a second. */
  readonly bandwidth: number;
  /** FLOP/s with BF16 or FP16 inputs and FP32 accumulation. */
  readonly bf16: number;
  readonly fp8?: number;
  /** Operations a second. */
  readonly int8?: number;
  readonly fp4?: number;
  /** To its peers, in one direction. */
  readonly link?: { readonly name: string; readonly bandwidth: number };
  /** Watts: thermal design power of the board. */
  readonly power?: number;
}

/** A dated rental price. Never edited: a new price is a new row. */
export interface Rental {
  readonly accelerator: string;
  readonly seller: string;
  /** USD for one accelerator and one hour. */
  readonly perHour: number;
  readonly kind: 'on-demand' | 'reserved' | 'spot' | 'serverless';
  readonly on: DateText;
  readonly source: string;
  readonly note?: string;
}

/** Prices of one call. USD per token. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
  /** Input that the seller reads from its cache. */
  readonly cachedInput?: number;
  /** Input that is written to the cache, in place of the price of input. */
  readonly cacheWrite?: number;
  /** The same, kept for an hour where the seller offers that. */
  readonly cacheWriteHour?: number;
}

/** What a seller asks for a model's tokens. */
export interface Offer extends TokenPrices {
  readonly name: string;
  readonly provider: string;
  readonly maxContext?: number;
  /** Prices for a whole call whose input is longer than `above` tokens. */
  readonly long?: TokenPrices & { readonly above: number };
  /** Prices between two times of day, `01:00` to `04:00`, in UTC. */
  readonly hours?: readonly (TokenPrices & { readonly from: string; readonly to: string })[];
}

/** A published figure that estimates are checked against. */
export interface Measurement {
  readonly id: string;
  /** Key of the source it is from. */
  readonly source: string;
  readonly model: string;
  readonly accelerator: string;
  readonly accelerators: number;
  readonly tensorParallel: number;
  readonly engine: string;
  readonly weights: string;
  readonly kvCache?: string;
  readonly concurrency: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly metric: string;
  /** In seconds, tokens per second or bytes, as the metric's name says. */
  readonly value: number;
  readonly note?: string;
}
