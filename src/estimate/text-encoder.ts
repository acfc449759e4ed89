import type { TextEncoder } from '../catalogue/schema.ts';
import { attention, linear, NOTHING, repeated, together, type Work } from './work.ts';

/** CLIP and T5 both have heads of 64 channels. */
const HEAD_WIDTH = 64;

/**
 * Turning one prompt into vectors: every layer attends over all tokens of the padded prompt.
 *
 * Leaves out projections of the pooled vector.
 * @see https://arxiv.org/abs/2103.00020 §2.4
 */
export function encodeWork(encoder: TextEncoder): Work {
  const { hidden, ffn, ffnKind, layers, tokens, vocabulary } = encoder;
  const layer = together(
    repeated(4, linear(hidden, hidden, tokens)),
    attention(tokens, tokens, hidden, HEAD_WIDTH),
    repeated(ffnKind === 'gated' ? 3 : 2, linear(hidden, ffn, tokens)),
  );
  const embedding: Work = { ...NOTHING, parameters: vocabulary * hidden };
  return together(embedding, repeated(layers, layer));
}
