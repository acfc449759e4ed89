import type { Model } from '../catalogue/schema.ts';
import { fullLayers } from './kv-cache.ts';

/** Tokens of the past that a layer without a window attends to. */
const reach = ({ sparse }: Model, past: number): number =>
  sparse === undefined ? past : Math.min(past, sparse.tokens);

/** FLOP for each pair of tokens that layers with a window look at, and the pairs they have. */
function nearFlop({ heads, headDim, window }: Model, past: number): number {
  if (window === undefined) return 0;
  return 4 * heads * (window.headDim ?? headDim) * window.layers * Math.min(past, window.tokens);
}

/** FLOP of scoring every token of the past by an indexer, for one token. */
const indexFlop = ({ layers, sparse }: Model, past: number): number =>
  sparse === undefined ? 0 : 2 * (sparse.layers ?? layers) * sparse.heads * sparse.headDim * past;

/**
 * FLOP of attention for one token that looks back on `past` tokens, in all layers: two products of head width for each head and
 * token of the past. With multi-head latent attention every head works on the latent itself.
 */
export function attentionFlop(model: Model, past: number): number {
  const { heads, headDim, latent } = model;
  const width = latent === undefined ? 2 * headDim : 2 * latent.kvRank + latent.ropeDim;
  return 2 * heads * width * fullLayers(model) * reach(model, past) + nearFlop(model, past) + indexFlop(model, past);
}

/** FLOP of attention while `tokens` tokens of a prompt are read after `past` others, keys and values not yet compressed. */
export function promptAttentionFlop(model: Model, tokens: number, past: number): number {
  const { heads, headDim, latent } = model;
  const seen = past + tokens / 2;
  const width = latent === undefined ? 2 * headDim : latent.nopeDim + latent.ropeDim + latent.valueDim;
  return (
    tokens *
    (2 * heads * width * fullLayers(model) * reach(model, seen) + nearFlop(model, seen) + indexFlop(model, seen))
  );
}
