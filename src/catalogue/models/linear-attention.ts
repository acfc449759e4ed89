import type { LinearAttention } from '../schema.ts';

/** Tokens that the short convolution before the state looks at; it keeps all but the newest. */
const CONVOLUTION = 4;

/**
 * Gated DeltaNet: queries and keys of `keyHeads`, values, output gate and output of `valueHeads`, two numbers a value head for
 * decay and update, and a state of headDim × headDim for each value head.
 * @see https://github.com/JJJYmmm/transformers/blob/main/src/transformers/models/qwen3_5/modular_qwen3_5.py
 */
export function gatedDeltaNet({
  layers,
  hidden,
  keyHeads,
  valueHeads,
  headDim,
}: {
  readonly layers: number;
  readonly hidden: number;
  readonly keyHeads: number;
  readonly valueHeads: number;
  readonly headDim: number;
}): LinearAttention {
  const keys = keyHeads * headDim;
  const values = valueHeads * headDim;
  const convolved = 2 * keys + values;
  return {
    layers,
    stateValues: values * headDim + (CONVOLUTION - 1) * convolved,
    parameters: hidden * (convolved + 2 * values + 2 * valueHeads) + CONVOLUTION * convolved,
  };
}

/**
 * Kimi Delta Attention: as many heads for keys as for values, a decay for every key channel through a matrix of rank headDim,
 * an update rate a head, and an output gate as wide as the values.
 * @see https://huggingface.co/docs/transformers/main/model_doc/kimi_linear
 */
export function kimiDeltaAttention({
  layers,
  hidden,
  heads,
  headDim,
}: {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly headDim: number;
}): LinearAttention {
  const width = heads * headDim;
  const convolved = 3 * width;
  const decay = hidden * headDim + headDim * width;
  return {
    layers,
    stateValues: width * headDim + (CONVOLUTION - 1) * convolved,
    parameters: hidden * (convolved + 2 * width + heads) + decay + CONVOLUTION * convolved,
  };
}
