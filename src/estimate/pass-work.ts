import { attentionFlop, promptAttentionFlop } from './attention.ts';
import { cacheReadBytes } from './kv-cache.ts';
import { distinctExperts } from './parameters.ts';
import type { Machine, Work } from './step.ts';

/** What a pass asks of one accelerator. */
export interface PassWork {
  readonly flop: number;
  /** Weights, and keys and values, that it reads. */
  readonly bytes: number;
}

/**
 * FLOP and bytes of one pass, on one accelerator of the group: what places it under a roofline.
 *
 *     FLOP  = 2 × weights that its tokens pass through × tokens + attention
 *     bytes = weights read once + cache read for each sequence that writes
 *
 * Leaves out activations, and the cache that a prompt writes and reads: kernels keep most of both on the chip.
 */
export function passWork(on: Machine, work: Work): PassWork {
  const { model } = on;
  const { sequences, tokensEach = 1, context, promptTokens = 0, promptPast = 0 } = work;
  const decoded = sequences * tokensEach;
  const tokens = decoded + promptTokens;
  const scored = decoded + (promptTokens > 0 ? 1 : 0);
  const attention = decoded * attentionFlop(model, context) + promptAttentionFlop(model, promptTokens, promptPast);
  const experts = model.experts === undefined ? 0 : distinctExperts(model.experts, tokens, on.skew) * on.expertRead;
  return {
    flop: (on.denseFlop + on.expertFlop) * tokens + on.headFlop * scored + attention / on.tensorParallel,
    bytes: on.denseRead + experts + sequences * cacheReadBytes(model, context, on.cacheValue) * on.cacheShare,
  };
}
