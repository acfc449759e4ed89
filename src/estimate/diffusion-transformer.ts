import type { DiffusionTransformer } from '../catalogue/schema.ts';
import { attention, linear, repeated, together, type Work } from './work.ts';

/** Channels of a latent pixel. */
const LATENT_CHANNELS = 16;

/** Width of the time step's sinusoids. */
const TIME = 256;

/** The feed-forward network is four times as wide as the block. */
const FFN = 4;

/** Shift, scale and gate before attention and before the feed-forward network. */
const MODULATION = 6;

/**
 * One pass of a multimodal diffusion transformer over a latent image of `height` × `width`, for one image.
 *
 * A double block holds two streams, image and prompt, each with its own queries, keys, values, output, feed-forward
 * network and modulation; they attend together. A single block does the same to both at once, feed-forward beside
 * attention.
 *
 *     tokens = height × width / patch² + prompt
 *     FLOP   = 2 × 12 × hidden² × tokens × blocks + 4 × tokens² × hidden × blocks, and the modulation
 *
 * Leaves out norms, biases and the rotation of positions.
 * @see https://arxiv.org/abs/2403.03206 §4
 */
export function transformerWork(net: DiffusionTransformer, height: number, width: number): Work {
  const { hidden, patch, promptTokens: prompt } = net;
  const image = Math.ceil(height / patch) * Math.ceil(width / patch);
  const tokens = image + prompt;
  const stream = (positions: number): Work =>
    together(
      linear(hidden, MODULATION * hidden, 1),
      linear(hidden, 3 * hidden, positions),
      linear(hidden, hidden, positions),
      linear(hidden, FFN * hidden, positions),
      linear(FFN * hidden, hidden, positions),
    );
  const double = together(stream(image), stream(prompt), attention(tokens, tokens, hidden, hidden / net.heads));
  const single = together(
    linear(hidden, (MODULATION / 2) * hidden, 1),
    linear(hidden, (3 + FFN) * hidden, tokens),
    linear((1 + FFN) * hidden, hidden, tokens),
    attention(tokens, tokens, hidden, hidden / net.heads),
  );
  const embeddings = net.guidanceInput === undefined ? 1 : 2;
  return together(
    linear(patch * patch * LATENT_CHANNELS, hidden, image),
    linear(net.context, hidden, prompt),
    repeated(embeddings, together(linear(TIME, hidden, 1), linear(hidden, hidden, 1))),
    together(linear(net.pooled, hidden, 1), linear(hidden, hidden, 1)),
    repeated(net.doubleBlocks, double),
    repeated(net.singleBlocks, single),
    linear(hidden, 2 * hidden, 1),
    linear(hidden, patch * patch * LATENT_CHANNELS, image),
  );
}
