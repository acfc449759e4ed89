import type { Model } from '../catalogue/schema.ts';
import type { Engine } from './constants.ts';
import { cacheShare, kvCacheBytes } from './kv-cache.ts';
import { parameters } from './parameters.ts';
import { expertBytes, headBytes, linearBytes, type PrecisionName, precisionOf, precisions } from './precision.ts';
import type { Offload } from './scenario.ts';

/**
 * Bytes of all weights of a model.
 *
 *     (attention + feed-forward) × bytes + experts × bytes + (embedding + head) × bytes or 2
 *
 * @see precisions for the bytes of each format, scales included
 */
export function weightBytes(model: Model, weights: PrecisionName = 'bf16'): number {
  precisionOf('weights', weights);
  const { attention, dense, shared, head, embedding } = parameters(model);
  const body = attention + dense + shared + (model.leftOut?.parameters ?? 0);
  return body * linearBytes(model, weights) + allExpertBytes(model, weights) + (head + embedding) * headBytes(weights);
}

function allExpertBytes(model: Model, weights: PrecisionName): number {
  const { expertLayers, expert } = parameters(model);
  return expertLayers * expert * (model.experts?.count ?? 0) * expertBytes(weights);
}

/** Bytes of weights that stay with the host: a share of the layers or of the experts. */
function hostBytes(model: Model, weights: PrecisionName, offload: Offload | undefined): number {
  if (offload === undefined) return 0;
  const { attention, dense, shared } = parameters(model);
  const experts = allExpertBytes(model, weights);
  const layers = (attention + dense + shared) * linearBytes(model, weights);
  return offload.share * (offload.of === 'experts' ? experts : layers + experts);
}

/** What one accelerator holds, and what that leaves for requests. All in bytes. */
export interface MemoryUse {
  readonly weights: number;
  readonly kvCache: number;
  readonly activations: number;
  readonly overhead: number;
  readonly total: number;
  /** Between what the total lies four times in five. */
  readonly range: { readonly low: number; readonly high: number };
  readonly capacity: number;
  readonly fits: boolean;
  /** Requests that fit at once on the whole replica; 0 where not even the weights do. */
  readonly maxConcurrency: number;
}

/** Smallest space that an engine sets aside for activations. */
const LEAST_ACTIVATIONS = 70 * 2 ** 20;

/** Tokens of a page of a paged cache; half a page is unused at the end of each sequence on average (vLLM). */
const PAGE = 16;

/**
 * Bytes of activations on one accelerator while `tokens` tokens of prompts are read: gate, up and product of the feed-forward
 * network, and three vectors of the residual stream, in 16 bits. Mixtures of experts need twice as much for sorting.
 *
 *     2 bytes × tokens × 3 × (feed-forward width ÷ split + model width)
 *
 * Measured with Transformers on Qwen2.5: 35.6 kB a token for 0.5B (34.6 by this formula), 138 kB for 7B (135).
 * @see https://qwen.readthedocs.io/en/v2.0/_sources/benchmark/speed_benchmark.rst.txt
 */
function activationBytes(model: Model, tokens: number, split: number): number {
  const { hidden, ffn, experts } = model;
  const routed = experts === undefined ? 0 : (experts.perToken + (experts.shared ?? 0)) * experts.width;
  const values = 3 * (Math.max(ffn, routed) / split + hidden) * (experts === undefined ? 1 : 2);
  return Math.max(LEAST_ACTIVATIONS, 2 * tokens * values);
}

/** How a model is held. */
export interface MemorySetup {
  readonly capacity: number;
  readonly tensorParallel: number;
  /** Groups that hold different layers. */
  readonly stages: number;
  readonly engine: Engine;
  readonly weights: PrecisionName;
  readonly kvCache: PrecisionName;
  /** Longest a request gets. */
  readonly tokens: number;
  /** Tokens of a request on average while it runs: requests that start later leave room to those that are nearly done. */
  readonly tokensInFlight?: number;
  /** Weights that stay with the host. */
  readonly offload: Offload | undefined;
  /** Factors from the computed total to the ends of its range. */
  readonly spread: readonly [low: number, high: number];
}

/** What one accelerator holds whatever the number of requests, and the room that it has for them. */
export interface MemoryRoom extends Pick<MemoryUse, 'weights' | 'activations' | 'overhead' | 'capacity'> {
  /** Requests that fit at once. */
  readonly maxConcurrency: number;
  /** Bytes that are left for keys and values; those of one request at its longest, and on average. */
  readonly space: number;
  readonly longest: number;
  readonly mean: number;
  readonly spread: MemorySetup['spread'];
}

/**
 * Room on one accelerator among `tensorParallel × stages` that hold a model together.
 *
 * The engine fills its share of the capacity; what weights, activations and overhead leave holds the cache.
 */
export function memoryRoom(
  model: Model,
  {
    capacity,
    tensorParallel,
    stages,
    engine,
    weights,
    kvCache,
    tokens,
    tokensInFlight = tokens,
    offload,
    spread,
  }: MemorySetup,
): MemoryRoom {
  const value = precisions[kvCache].bytes;
  const share = cacheShare(model, tensorParallel);
  const cacheOf = (length: number): number =>
    (kvCacheBytes(model, Math.ceil(length / PAGE) * PAGE, value) * share) / stages;
  const own = (weightBytes(model, weights) - hostBytes(model, weights, offload)) / (tensorParallel * stages);
  const ideal = engine.memory === 1;
  const activations = ideal ? 0 : activationBytes(model, Math.min(tokens, engine.chunk), tensorParallel);
  const overhead = engine.context;
  const space = engine.memory * capacity - own - activations - overhead;
  const longest = cacheOf(tokens);
  const mean = cacheOf(tokensInFlight);
  const kept = engine.reserve === 'whole' ? longest : mean;
  const maxConcurrency = space < longest ? 0 : Math.min(engine.maxBatch, Math.max(1, Math.floor(space / kept)));
  return { weights: own, activations, overhead, capacity, maxConcurrency, space, longest, mean, spread };
}

/** The room with `sequences` requests in it. */
export function memoryFilled(
  { weights, activations, overhead, capacity, maxConcurrency, space, longest, mean, spread }: MemoryRoom,
  sequences: number,
): MemoryUse {
  const kvCache =
    sequences <= 1 || maxConcurrency === 0 ? longest : Math.min(mean * Math.min(sequences, maxConcurrency), space);
  const total = weights + kvCache + activations + overhead;
  return {
    weights,
    kvCache,
    activations,
    overhead,
    total,
    range: { low: total * spread[0], high: total * spread[1] },
    capacity,
    fits: maxConcurrency >= 1,
    maxConcurrency,
  };
}

/** Memory of one accelerator among `tensorParallel × stages` that hold a model together, with `sequences` requests. */
export const memoryUse = (
  model: Model,
  { sequences, ...setup }: MemorySetup & { readonly sequences: number },
): MemoryUse => memoryFilled(memoryRoom(model, setup), sequences);
