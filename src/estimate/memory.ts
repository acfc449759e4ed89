import type { Model } from '../catalogue/schema.ts';
import { assumptions, type Engine } from './assumptions.ts';
import { notNegative, positive } from './check.ts';
import { parameters } from './parameters.ts';
import { type PrecisionName, precisionOf, precisions } from './precision.ts';

/** Bytes of an embedding or head that the weight format leaves in 16 bits. */
const SIXTEEN_BITS = 2;

/**
 * Bytes of all weights of a model.
 *
 *     (attention + feed-forward + experts) × bytes + (embedding + head) × bytes or 2
 *
 * @see precisions for the bytes of each format, scales included
 */
export function weightBytes(model: Model, weights: PrecisionName = 'bf16'): number {
  const precision = precisionOf('weights', weights);
  const parts = parameters(model);
  const experts = parts.expertLayers * parts.expert * (model.experts?.count ?? 0);
  const body = parts.attention + parts.dense + parts.shared + experts + (model.leftOut?.parameters ?? 0);
  return (
    body * precision.bytes + (parts.head + parts.embedding) * (precision.everywhere ? precision.bytes : SIXTEEN_BITS)
  );
}

type KvShape = Pick<Model, 'layers' | 'kvHeads' | 'headDim'> & Partial<Pick<Model, 'latent' | 'window' | 'linear'>>;

/**
 * Bytes of key/value cache for one sequence of `tokens` tokens.
 *
 *     2 (K and V) × layers × kvHeads × headDim × tokens × bytesPerValue
 *
 * Layers with a sliding window keep only that many tokens; multi-head latent attention keeps one latent a token;
 * linear attention keeps a state of constant size. Leaves out paging waste.
 * @see https://arxiv.org/abs/2211.05102 §2
 */
export function kvCacheBytes(model: KvShape, tokens: number, bytesPerValue = SIXTEEN_BITS): number {
  notNegative('tokens', tokens);
  positive('bytesPerValue', bytesPerValue);
  const { layers, latent, window, linear } = model;
  if (latent !== undefined) return layers * (latent.kvRank + latent.ropeDim) * tokens * bytesPerValue;
  const state = (linear?.layers ?? 0) * (linear?.stateValues ?? 0) * SIXTEEN_BITS;
  const windowed = window?.layers ?? 0;
  const full = layers - windowed - (linear?.layers ?? 0);
  const near = Math.min(tokens, window?.tokens ?? 0);
  const nearWidth = (window?.kvHeads ?? model.kvHeads) * (window?.headDim ?? model.headDim);
  return state + 2 * (full * model.kvHeads * model.headDim * tokens + windowed * nearWidth * near) * bytesPerValue;
}

/** Share of a sequence's cache that one of `ranks` accelerators holds: heads are split, and copied where there are too few. */
export function cacheShare(model: Model, ranks: number): number {
  return model.latent === undefined ? 1 / Math.min(ranks, model.kvHeads) : 1;
}

/** What one accelerator holds, and what that leaves for requests. All in bytes. */
export interface MemoryUse {
  readonly weights: number;
  readonly kvCache: number;
  readonly activations: number;
  readonly overhead: number;
  readonly total: number;
  readonly capacity: number;
  readonly fits: boolean;
  /** Requests that fit at once on the whole replica; 0 where not even the weights do. */
  readonly maxConcurrency: number;
}

/** Smallest space that an engine sets aside for activations. */
const LEAST_ACTIVATIONS = 70 * 2 ** 20;

/** Bytes of activations on one accelerator while a chunk of a prompt is read. Mixtures of experts need twice as much. */
function activationBytes(model: Model, tokens: number, ranks: number): number {
  const width = ranks === 1 ? assumptions.activationFactor.value : Math.max(5, 13 / ranks);
  const chunk = Math.min(tokens, assumptions.prefillChunk.value);
  return Math.max(LEAST_ACTIVATIONS, 2 * chunk * model.hidden * width * (model.experts === undefined ? 1 : 2));
}

/**
 * Memory of one accelerator among `ranks` that hold a model together, with `sequences` requests of `tokens` tokens each.
 *
 * The engine fills its share of the capacity; what weights, activations and overhead leave holds the cache.
 */
export function memoryUse(
  model: Model,
  {
    capacity,
    ranks,
    engine,
    weights,
    kvCache,
    tokens,
    sequences,
  }: {
    readonly capacity: number;
    readonly ranks: number;
    readonly engine: Engine;
    readonly weights: PrecisionName;
    readonly kvCache: PrecisionName;
    /** Longest a request gets. */
    readonly tokens: number;
    readonly sequences: number;
  },
): MemoryUse {
  const paged = Math.ceil(tokens / assumptions.cacheBlock.value) * assumptions.cacheBlock.value;
  const bytesPerValue = precisions[kvCache].bytes;
  const cacheOf = (length: number): number =>
    kvCacheBytes(model, length, bytesPerValue) * (engine.splits === 'layers' ? 1 / ranks : cacheShare(model, ranks));
  const own = weightBytes(model, weights) / ranks;
  const activations = engine.host === 0 && engine.perStep === 0 ? 0 : activationBytes(model, tokens, ranks);
  const overhead = engine.memory === 1 ? 0 : assumptions.contextOverhead.value;
  const space = engine.memory * capacity - own - activations - overhead;
  const maxConcurrency = space <= 0 ? 0 : Math.min(engine.maxBatch, Math.floor(space / cacheOf(paged)));
  const kvBytes = cacheOf(paged) * Math.min(sequences, Math.max(maxConcurrency, 1));
  return {
    weights: own,
    kvCache: kvBytes,
    activations,
    overhead,
    total: own + kvBytes + activations + overhead,
    capacity,
    fits: maxConcurrency >= 1,
    maxConcurrency,
  };
}
