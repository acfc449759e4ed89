import type { Accelerator, Model } from '../catalogue/schema.ts';
import { positive } from './check.ts';
import { weightBytes } from './memory.ts';
import { parameters } from './parameters.ts';
import type { PrecisionName } from './precision.ts';

/**
 * FLOP for each byte of weights that a pass over `tokens` tokens reads.
 *
 *     2 × active parameters × tokens / bytes of the weights
 *
 * Leaves out attention, and that a mixture of experts reads only the experts its tokens chose.
 * @see https://doi.org/10.1145/1498765.1498785
 */
export function arithmeticIntensity(model: Model, tokens: number, weights: PrecisionName = 'bf16'): number {
  positive('tokens', tokens);
  const { embedding } = parameters(model);
  return (2 * (model.activeParameters - embedding) * tokens) / (weightBytes(model, weights) - 2 * embedding);
}

/** FLOP for each byte at which an accelerator's memory and its arithmetic take equally long. */
export function ridgePoint(accelerator: Accelerator): number {
  return accelerator.bf16 / accelerator.bandwidth;
}
