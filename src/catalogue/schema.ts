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
  readonly compressed?: CompressedAttention;
  readonly sparse?: SparseAttention;
  /** Keys and values of full layers come from one matrix; the cache still holds both. */
  readonly tiedKeyValue?: true;
  /** Full layers scale their output by a gate, one more matrix as wide as the queries' values. */
  readonly outputGate?: true;
  /** Learned vectors of positions; none where positions are rotated in or biased. */
  readonly positions?: number;
  /** Bytes a weight has in the published checkpoint, where that is not BF16: `fp8`, `mxfp4` … */
  readonly nativeWeights?: string;
  /** Figures that no source prints, or prints only as a name does (7B): counted from the shape. */
  readonly counted?: readonly ('parameters' | 'activeParameters')[];
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
  /** Width that tokens are projected to on their way into routed experts and back from; `hidden` unless told. */
  readonly latentWidth?: number;
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

/**
 * Attention of DeepSeek-V4: every layer sees a short window, and of the past before it one entry for each block of tokens.
 * An entry is one vector of `headDim` values, key and value at once; queries and output go through low-rank matrices.
 */
export interface CompressedAttention {
  readonly queryRank: number;
  readonly outputRank: number;
  /** Groups of heads, each with its own low-rank output. */
  readonly outputGroups: number;
  /** Last tokens that every layer keeps one by one. */
  readonly window: number;
  /** Layers by the tokens that share an entry; the rest see the window alone. */
  readonly blocks: readonly { readonly tokens: number; readonly layers: number }[];
}

/** Attention to the tokens that an indexer picks; it keeps one key of `headDim` values a token beside the cache. */
export interface SparseAttention {
  /** Tokens, or entries of the cache, that a token attends to at most. */
  readonly tokens: number;
  readonly heads: number;
  readonly headDim: number;
  /** Layers that have an indexer; all unless told. */
  readonly layers?: number;
}

/** Generation of compute unit; kernels, and so efficiencies, differ by it. */
export type Architecture =
  | 'volta'
  | 'turing'
  | 'ampere'
  | 'ada'
  | 'hopper'
  | 'blackwell'
  | 'gcn5'
  | 'cdna2'
  | 'cdna3'
  | 'cdna4'
  | 'rdna3'
  | 'rdna3.5'
  | 'rdna4'
  | 'apple'
  | 'apple-m5'
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
  /** Told where a data-center card has graphics memory instead of stacked memory (HBM). */
  readonly memoryType?: 'gddr';
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

/** A network that turns a prompt into vectors: layers of attention over all its tokens and a feed-forward network. */
export interface TextEncoder {
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
  readonly ffn: number;
  readonly ffnKind: 'gated' | 'plain';
  readonly vocabulary: number;
  /** Tokens that a prompt is padded or cut to. */
  readonly tokens: number;
}

/** A denoiser of convolutions and attention over ever coarser grids and back. Lists run from the finest grid. */
export interface UNet {
  readonly kind: 'unet';
  /** Channels of each level; each next level has half the height and width. */
  readonly channels: readonly number[];
  /** Residual blocks of a level on the way down; one more on the way up. */
  readonly blocks: number;
  /** Transformer layers behind each residual block of a level; 0 where there is no attention. */
  readonly depths: readonly number[];
  /** Transformer layers at the bottom. */
  readonly middleDepth: number;
  /** Attention heads: as many on every level, or as wide. */
  readonly heads: { readonly count: number } | { readonly width: number };
  /** Width of the prompt's vectors. */
  readonly context: number;
  /** Width of a vector that conditions the whole image beside the time step: sizes, crops, the prompt as a whole. */
  readonly pooled?: number;
}

/** A denoiser of transformer blocks over patches of the latent image and the prompt's tokens together. */
export interface DiffusionTransformer {
  readonly kind: 'transformer';
  readonly hidden: number;
  readonly heads: number;
  /** Blocks with weights of their own for image and prompt. */
  readonly doubleBlocks: number;
  /** Blocks that image and prompt share, attention and feed-forward side by side. */
  readonly singleBlocks: number;
  /** Side of a patch, in latent pixels. */
  readonly patch: number;
  /** Width of the prompt's vectors. */
  readonly context: number;
  readonly pooled: number;
  /** Tokens of the prompt that the blocks attend to. */
  readonly promptTokens: number;
  /** Guidance was distilled into the model, which reads its strength as an input. */
  readonly guidanceInput?: true;
}

/** The half of a variational autoencoder that turns latents into pixels. Channels run from the finest grid. */
export interface LatentDecoder {
  readonly latentChannels: number;
  readonly channels: readonly number[];
  readonly blocks: number;
}

/** A text-to-image model: text encoders, a denoiser that runs once or twice a step, a decoder of latents. */
export interface ImageModel extends Row {
  readonly developer: string;
  readonly released: DateText;
  readonly licence: string;
  /** Side of the square that it was trained for, in pixels. */
  readonly side: number;
  /** Steps that its authors take where nothing else is asked. */
  readonly steps: number;
  /**
   * `classifier-free`: the denoiser runs with and without the prompt, twice a step. `distilled`, `none`: once.
   */
  readonly guidance: 'classifier-free' | 'distilled' | 'none';
  readonly textEncoders: readonly TextEncoder[];
  readonly denoiser: UNet | DiffusionTransformer;
  readonly decoder: LatentDecoder;
  /** Parameters of the denoiser as its authors or its checkpoint count them. */
  readonly denoiserParameters: number;
}

/** A speech recognizer with an encoder of 30-second windows and an autoregressive decoder, as Whisper has them. */
export interface TranscriptionModel extends Row {
  readonly developer: string;
  readonly released: DateText;
  readonly licence: string;
  readonly parameters: number;
  /** Width of encoder and decoder. */
  readonly hidden: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  readonly ffn: number;
  readonly vocabulary: number;
  /** Bands of the log-mel spectrogram. */
  readonly melBands: number;
  /** Longest text of one window, in tokens. */
  readonly maxTokens: number;
}

/** Figures of image generation that one page publishes. */
export interface ImageMeasurementSet {
  readonly source: { readonly url: string; readonly title: string; readonly opened: DateText };
  /** How it was measured, and what the page does not tell. */
  readonly note: string;
  readonly rows: readonly ImageMeasurement[];
}

/** One published figure of image generation. */
export interface ImageMeasurement {
  readonly model: string;
  readonly accelerator: string;
  readonly width: number;
  readonly height: number;
  /** Steps of the whole image; 1 where a single step was timed. */
  readonly steps: number;
  /** Images made at once. */
  readonly batch: number;
  readonly engine: 'eager' | 'compiled';
  /** Format of the denoiser’s weights; 16 bits unless told. */
  readonly precision?: 'fp8' | 'int8';
  /** `iterations-per-second`: steps for the whole batch. `seconds-per-batch`: from the prompt to all its images. */
  readonly metric: 'iterations-per-second' | 'seconds-per-batch';
  readonly value: number;
  /** Joules of the accelerator for the whole batch, where they were metered. */
  readonly joules?: number;
  readonly note?: string;
}

/** Figures of transcription that one page publishes. */
export interface TranscriptionMeasurementSet {
  readonly source: { readonly url: string; readonly title: string; readonly opened: DateText };
  readonly note: string;
  readonly rows: readonly TranscriptionMeasurement[];
}

/** Seconds that one recording took. */
export interface TranscriptionMeasurement {
  readonly model: string;
  readonly accelerator: string;
  readonly audioSeconds: number;
  /** Windows at once. */
  readonly batch: number;
  readonly beams: number;
  readonly engine: 'openai-whisper' | 'faster-whisper' | 'transformers';
  /** Format of the weights; FP16 unless told. */
  readonly precision?: 'int8';
  readonly seconds: number;
  /** Bytes of device memory at the peak, where told. */
  readonly memoryBytes?: number;
  readonly note?: string;
}
