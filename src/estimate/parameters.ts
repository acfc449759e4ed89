import type { Model } from '../catalogue/schema.ts';

/** Parameters by part. All figures are for the whole model. */
export interface Parameters {
  /** Read once a pass: attention of every layer. */
  readonly attention: number;
  /** Dense feed-forward networks, those beside experts included. */
  readonly dense: number;
  /** What every token passes through in a layer of experts: shared experts, routers, ways in and out of a latent width. */
  readonly shared: number;
  /** One routed expert. */
  readonly expert: number;
  /** Layers that route to experts. */
  readonly expertLayers: number;
  /** The matrix that turns the last state into scores of tokens. Read once a pass. */
  readonly head: number;
  /** Tables of token and position vectors: stored, but only one row a token is read. Without tokens where the head is their table. */
  readonly embedding: number;
}

/** Queries, keys, values and output of one layer with `kvHeads` heads of `headDim` for keys and values. */
function plainAttention(model: Model, kvHeads: number, headDim: number, keyValueMatrices: number): number {
  return model.hidden * headDim * (2 * model.heads + keyValueMatrices * kvHeads);
}

/** One layer that sees all of the past, whatever it keeps of it. */
function fullAttention(model: Model): number {
  const { hidden: d, heads: h, headDim, latent, compressed } = model;
  const gate = model.outputGate ? d * h * (latent?.valueDim ?? headDim) : 0;
  if (latent !== undefined) {
    const { kvRank: r, queryRank: q, ropeDim, nopeDim, valueDim } = latent;
    const queries = q > 0 ? d * q + q * h * (nopeDim + ropeDim) : d * h * (nopeDim + ropeDim);
    return queries + d * (r + ropeDim) + r * h * (nopeDim + valueDim) + h * valueDim * d + gate;
  }
  if (compressed !== undefined) {
    const { queryRank: q, outputRank, outputGroups } = compressed;
    const queries = d * q + q * h * headDim;
    const output = h * headDim * outputRank + outputGroups * outputRank * d;
    return queries + d * model.kvHeads * headDim + output + gate;
  }
  return plainAttention(model, model.kvHeads, headDim, model.tiedKeyValue ? 1 : 2) + gate;
}

/** What picks the tokens to attend to, in all layers: its queries, one key, and a weight for each head. */
function indexers(model: Model): number {
  const { hidden: d, sparse } = model;
  if (sparse === undefined) return 0;
  const rank = model.latent?.queryRank ?? model.compressed?.queryRank ?? d;
  return (
    (sparse.layers ?? model.layers) * (rank * sparse.heads * sparse.headDim + d * sparse.headDim + d * sparse.heads)
  );
}

/** Attention of all layers: full, windowed and linear ones. */
function attention(model: Model): number {
  const { window, linear } = model;
  const windowed = window?.layers ?? 0;
  const full = model.layers - windowed - (linear?.layers ?? 0);
  return (
    full * fullAttention(model) +
    windowed * plainAttention(model, window?.kvHeads ?? model.kvHeads, window?.headDim ?? model.headDim, 2) +
    (linear?.layers ?? 0) * (linear?.parameters ?? 0) +
    indexers(model)
  );
}

const cache = new WeakMap<Model, Parameters>();

/**
 * Parameters of a decoder from its shape. A gated feed-forward network has three matrices, a plain one two.
 *
 * Leaves out norms and biases (below 0.1 %), and what pools tokens into one entry of a compressed cache (0.2 %).
 * @see https://arxiv.org/abs/2412.19437 §2.1 for multi-head latent attention
 */
export function parameters(model: Model): Parameters {
  const known = cache.get(model);
  if (known !== undefined) return known;
  const { hidden: d, layers, experts } = model;
  const matrices = model.ffnKind === 'gated' ? 3 : 2;
  const expertLayers =
    experts === undefined ? 0 : Math.floor((layers - (experts.denseLayers ?? 0)) / (experts.every ?? 1));
  const denseLayers = experts?.besideDense ? layers : layers - expertLayers;
  const sharedWidth = experts === undefined ? 0 : (experts.shared ?? 0) * (experts.sharedWidth ?? experts.width);
  const latentWays = experts?.latentWidth === undefined ? 0 : 2 * d * experts.latentWidth;
  const made: Parameters = {
    attention: attention(model),
    dense: denseLayers * matrices * d * model.ffn,
    shared: expertLayers * (matrices * d * sharedWidth + d * (experts?.count ?? 0) + latentWays),
    expert: experts === undefined ? 0 : matrices * (experts.latentWidth ?? d) * experts.width,
    expertLayers,
    head: d * model.vocabulary,
    embedding: d * ((model.embeddings === 'tied' ? 0 : model.vocabulary) + (model.positions ?? 0)),
  };
  cache.set(model, made);
  return made;
}

/** Everything but the routed experts. */
function besideExperts({ attention: mixers, dense, shared, head, embedding }: Parameters): number {
  return mixers + dense + shared + head + embedding;
}

/** All parameters that the shape accounts for. */
export function totalParameters(model: Model): number {
  const parts = parameters(model);
  return besideExperts(parts) + parts.expertLayers * parts.expert * (model.experts?.count ?? 0);
}

/** Parameters that one token passes through, its embedding counted whole as most publishers do. */
export function activeParameters(model: Model): number {
  const parts = parameters(model);
  return besideExperts(parts) + parts.expertLayers * parts.expert * (model.experts?.perToken ?? 0);
}

/**
 * Distinct experts of a layer that a step of `tokens` tokens reads, if tokens choose independently: the coupon collector's
 *
 *     count × (1 − (1 − perToken/count)^tokens)
 *
 * Where some experts are liked better than others, so that what each is chosen with follows a gamma distribution, a `skew`
 * above 0 makes them fewer:
 *
 *     count × (1 − (1 + tokens × ((1 − perToken/count)^−skew − 1))^(−1/skew))
 */
export function distinctExperts(
  experts: { readonly count: number; readonly perToken: number },
  tokens: number,
  skew = 0,
): number {
  const missed = 1 - experts.perToken / experts.count;
  return experts.count * (1 - (skew === 0 ? missed ** tokens : (1 + tokens * (missed ** -skew - 1)) ** (-1 / skew)));
}
