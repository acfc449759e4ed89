/** What one pass through a network asks of an accelerator. */
export interface Work {
  /** FLOP of convolutions with a kernel wider than one: linear in the number of pixels. */
  readonly convolution: number;
  /** FLOP of products with a weight matrix: linear in the number of positions. */
  readonly linear: number;
  /** FLOP of scores and weighted sums of attention: quadratic where positions attend to each other. */
  readonly attention: number;
  /** The same, of heads that are not 64 or 128 wide, for which fused kernels are slow or missing. */
  readonly oddAttention: number;
  /** Convolutions, matrix products and attentions to start, with what stands between them. */
  readonly products: number;
  /** Parameters of the weights, without norms and biases. */
  readonly parameters: number;
}

export const NOTHING: Work = { convolution: 0, linear: 0, attention: 0, oddAttention: 0, products: 0, parameters: 0 };

/** Two FLOP for each parameter and position: a multiplication and an addition. */
const FLOP_PER_PARAMETER = 2;

/** All parts of a network together. */
export function together(...parts: readonly Work[]): Work {
  return parts.reduce(
    (sum, part) => ({
      convolution: sum.convolution + part.convolution,
      linear: sum.linear + part.linear,
      attention: sum.attention + part.attention,
      oddAttention: sum.oddAttention + part.oddAttention,
      products: sum.products + part.products,
      parameters: sum.parameters + part.parameters,
    }),
    NOTHING,
  );
}

/** `count` copies of a part that follow each other. */
export function repeated(count: number, part: Work): Work {
  return {
    convolution: count * part.convolution,
    linear: count * part.linear,
    attention: count * part.attention,
    oddAttention: count * part.oddAttention,
    products: count * part.products,
    parameters: count * part.parameters,
  };
}

/** A matrix of `rows` × `columns` at `positions` positions. */
export function linear(rows: number, columns: number, positions: number): Work {
  const parameters = rows * columns;
  return { ...NOTHING, linear: FLOP_PER_PARAMETER * parameters * positions, products: 1, parameters };
}

/** A convolution with a square kernel of side `side` at `positions` pixels of output. */
export function convolution(inputs: number, outputs: number, positions: number, side = 3): Work {
  const parameters = side * side * inputs * outputs;
  return { ...NOTHING, convolution: FLOP_PER_PARAMETER * parameters * positions, products: 1, parameters };
}

/** Widths of a head that fused attention kernels are made for. */
const EVEN_HEADS = [64, 128];

/**
 * Attention of `queries` positions over `keys` positions in `width` channels, in heads of `headWidth`: scores, and sums
 * weighted by them.
 */
export function attention(queries: number, keys: number, width: number, headWidth: number): Work {
  const flop = 2 * FLOP_PER_PARAMETER * queries * keys * width;
  const kind = EVEN_HEADS.includes(headWidth) ? { attention: flop } : { oddAttention: flop };
  return { ...NOTHING, ...kind, products: 1 };
}

/** FLOP in all. */
export const flop = (work: Work): number => work.convolution + work.linear + work.attention + work.oddAttention;
