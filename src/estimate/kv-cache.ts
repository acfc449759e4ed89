import type { Model } from '../catalogue/schema.ts';
import { notNegative, positive } from './check.ts';

/** Bytes of a value in 16 bits, as caches hold them unless told otherwise. */
const SIXTEEN_BITS = 2;
/** The state of linear attention sums over the whole past, so engines keep it in 32 bits (`mamba_ssm_dtype` of Qwen3.5). */
const STATE_BYTES = 4;

type CacheShape = Pick<Model, 'layers' | 'kvHeads' | 'headDim'> &
  Partial<Pick<Model, 'latent' | 'window' | 'linear' | 'compressed' | 'sparse'>>;

/** Layers that keep something for every token, however long ago it was. */
export const fullLayers = ({ layers, window, linear }: CacheShape): number =>
  layers - (window?.layers ?? 0) - (linear?.layers ?? 0);

/** Values of one sequence's cache in layers that see `tokens` tokens of the past, those with a window not counted. */
function farValues(model: CacheShape, tokens: number): number {
  const { kvHeads, headDim, latent, compressed } = model;
  if (compressed !== undefined) {
    const entries = compressed.blocks.reduce((sum, block) => sum + (block.layers * tokens) / block.tokens, 0);
    return headDim * (entries + model.layers * Math.min(tokens, compressed.window));
  }
  const width = latent === undefined ? 2 * kvHeads * headDim : latent.kvRank + latent.ropeDim;
  return fullLayers(model) * width * tokens;
}

/** Keys by which an indexer finds the tokens that matter. */
function indexValues({ layers, sparse, compressed }: CacheShape, tokens: number): number {
  if (sparse === undefined) return 0;
  const shortest = Math.min(...(compressed?.blocks.map((block) => block.tokens) ?? [1]));
  return ((sparse.layers ?? layers) * sparse.headDim * tokens) / shortest;
}

function nearValues({ window, kvHeads, headDim }: CacheShape, tokens: number): number {
  if (window === undefined) return 0;
  return (
    2 * window.layers * (window.kvHeads ?? kvHeads) * (window.headDim ?? headDim) * Math.min(tokens, window.tokens)
  );
}

const stateBytes = ({ linear }: CacheShape): number =>
  linear === undefined ? 0 : linear.layers * linear.stateValues * STATE_BYTES;

/**
 * Bytes of key/value cache for one sequence of `tokens` tokens.
 *
 *     2 (K and V) × layers × kvHeads × headDim × tokens × bytesPerValue
 *
 * Layers with a sliding window keep only that many tokens; multi-head latent attention keeps one latent a token; linear
 * attention keeps a state of constant size; compressed attention keeps an entry for each block of tokens. Leaves out paging waste.
 * @see https://arxiv.org/abs/2211.05102 §2
 */
export function kvCacheBytes(model: CacheShape, tokens: number, bytesPerValue = SIXTEEN_BITS): number {
  notNegative('tokens', tokens);
  positive('bytesPerValue', bytesPerValue);
  const values = farValues(model, tokens) + nearValues(model, tokens) + indexValues(model, tokens);
  return values * bytesPerValue + stateBytes(model);
}

/** Bytes that writing one token reads of it: with sparse attention the index and the tokens it picks, else all. */
export function cacheReadBytes(model: CacheShape, tokens: number, bytesPerValue: number): number {
  const seen = model.sparse === undefined ? tokens : Math.min(tokens, model.sparse.tokens);
  const values = farValues(model, seen) + nearValues(model, tokens) + indexValues(model, tokens);
  return values * bytesPerValue + stateBytes(model);
}

/** Share of a sequence's cache that one of `split` accelerators holds: heads are split, and copied where there are too few. */
export function cacheShare(
  model: Pick<Model, 'kvHeads'> & Partial<Pick<Model, 'latent' | 'compressed'>>,
  split: number,
): number {
  const single = model.latent !== undefined || model.compressed !== undefined;
  return single ? 1 : 1 / Math.min(split, model.kvHeads);
}
