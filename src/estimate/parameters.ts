import type { Model } from '../catalogue/schema.ts';

/** Parameters by part. All figures are for the whole model. */
export interface Parameters {
  /** Read once a pass: attention of every layer. */
  readonly attention: number;
  /** Dense feed-forward networks, those beside experts included. */
  readonly dense: number;
  /** Experts that every token passes through, and the routers. */
  readonly shared: number;
  /** One routed expert. */
  readonly expert: number;
  /** Layers that route to experts. */
  readonly expertLayers: number;
  /** The matrix that turns the last state into scores of tokens. Read once a pass. */
  readonly head: number;
  /** The table of token vectors: stored, but only one row a token is read. 0 where it is the head itself. */
  readonly embedding: number;
}

/** Queries, keys, values and output of one attention layer; MLA keeps compressed matrices instead. */
function attentionLayer(model: Model): number {
  const { hidden: d, heads: h, latent } = model;
  if (latent === undefined) return d * model.headDim * (h + 2 * model.kvHeads) + h * model.headDim * d;
  const { kvRank: r, queryRank: q, ropeDim, nopeDim, valueDim } = latent;
  const queries = q > 0 ? d * q + q * h * (nopeDim + ropeDim) : d * h * (nopeDim + ropeDim);
  return queries + d * (r + ropeDim) + r * h * (nopeDim + valueDim) + h * valueDim * d;
}

const cache = new WeakMap<Model, Parameters>();

/**
 * Parameters of a decoder from its shape. A gated feed-forward network has three matrices, a plain one two.
 *
 * Leaves out norms and biases (below 0.1 %).
 * @see https://arxiv.org/abs/2412.19437 §2.1 for multi-head latent attention
 */
export function parameters(model: Model): Parameters {
  const known = cache.get(model);
  if (known !== undefined) return known;
  const { hidden: d, layers, experts, linear } = model;
  const matrices = model.ffnKind === 'gated' ? 3 : 2;
  const expertLayers =
    experts === undefined ? 0 : Math.floor((layers - (experts.denseLayers ?? 0)) / (experts.every ?? 1));
  const denseLayers = experts?.besideDense ? layers : layers - expertLayers;
  const sharedWidth = experts === undefined ? 0 : (experts.shared ?? 0) * (experts.sharedWidth ?? experts.width);
  const linearLayers = linear?.layers ?? 0;
  const made: Parameters = {
    attention: (layers - linearLayers) * attentionLayer(model) + linearLayers * (linear?.parameters ?? 0),
    dense: denseLayers * matrices * d * model.ffn,
    shared: expertLayers * (matrices * d * sharedWidth + d * (experts?.count ?? 0)),
    expert: experts === undefined ? 0 : matrices * d * experts.width,
    expertLayers,
    head: d * model.vocabulary,
    embedding: model.embeddings === 'tied' ? 0 : d * model.vocabulary,
  };
  cache.set(model, made);
  return made;
}

/** All parameters that the shape accounts for. */
export function totalParameters(model: Model): number {
  const { attention, dense, shared, expert, expertLayers, head, embedding } = parameters(model);
  return attention + dense + shared + expertLayers * expert * (model.experts?.count ?? 0) + head + embedding;
}

/**
 * Distinct experts of a layer that a step of `tokens` tokens reads, if tokens choose independently: the coupon collector's
 *
 *     count × (1 − (1 − perToken/count)^tokens)
 *
 * Leaves out that routing is skewed, which makes it fewer.
 */
export function distinctExperts(
  experts: { readonly count: number; readonly perToken: number },
  tokens: number,
): number {
  return experts.count * (1 - (1 - experts.perToken / experts.count) ** tokens);
}
