import type { TranscriptionModel } from '../catalogue/schema.ts';
import { attention, linear, NOTHING, repeated, together, type Work } from './work.ts';

/** Seconds of one window of audio. */
export const WINDOW_SECONDS = 30;

/** Frames of the spectrogram in one window; the second convolution halves them. */
const FRAMES = 3000;

/** Positions that the encoder makes of one window, 20 ms each. */
export const POSITIONS = FRAMES / 2;

/** Width of a head in every size. */
const HEAD_WIDTH = 64;

/** Width of the two convolutions in front of the encoder. */
const KERNEL = 3;

/**
 * Encoding one window of 30 seconds: two convolutions over time, then layers of attention over all 1,500 positions.
 *
 * A window is padded, so a second of audio takes as long as thirty.
 * @see https://arxiv.org/abs/2212.04356 §2.2
 */
export function encoderWork(model: TranscriptionModel): Work {
  const { hidden, ffn } = model;
  const layer = together(
    repeated(4, linear(hidden, hidden, POSITIONS)),
    attention(POSITIONS, POSITIONS, hidden, HEAD_WIDTH),
    linear(hidden, ffn, POSITIONS),
    linear(ffn, hidden, POSITIONS),
  );
  return together(
    linear(KERNEL * model.melBands, hidden, FRAMES),
    linear(KERNEL * hidden, hidden, POSITIONS),
    repeated(model.encoderLayers, layer),
  );
}

/** Keys and values of the encoded window, made once for each decoder layer. */
export function crossWork(model: TranscriptionModel): Work {
  return repeated(2 * model.decoderLayers, linear(model.hidden, model.hidden, POSITIONS));
}

/**
 * One step of the decoder for one sequence: attention to the text so far and to the window, a feed-forward network, and
 * scores over the vocabulary. The embedding is the same matrix as the head.
 *
 * Leaves out attention to the text so far, at most 448 tokens.
 * @see https://arxiv.org/abs/2212.04356 §2.2
 */
export function tokenWork(model: TranscriptionModel): Work {
  const { hidden, ffn } = model;
  const layer = together(
    repeated(4, linear(hidden, hidden, 1)),
    repeated(2, linear(hidden, hidden, 1)),
    { ...attention(1, POSITIONS, hidden, HEAD_WIDTH), products: 2 },
    linear(hidden, ffn, 1),
    linear(ffn, hidden, 1),
  );
  return together(repeated(model.decoderLayers, layer), linear(hidden, model.vocabulary, 1));
}

/** Parameters of the whole model, without norms and biases. */
export function transcriptionParameters(model: TranscriptionModel): number {
  const positions: Work = { ...NOTHING, parameters: (model.maxTokens + POSITIONS) * model.hidden };
  return together(encoderWork(model), crossWork(model), tokenWork(model), positions).parameters;
}

/** Bytes of keys and values of one encoded window, which each sequence reads at every step, in 16 bits. */
export const crossCacheBytes = (model: TranscriptionModel): number =>
  2 * 2 * model.decoderLayers * POSITIONS * model.hidden;

/** Bytes of keys and values of the longest text of one sequence, in 16 bits. */
export const textCacheBytes = (model: TranscriptionModel): number =>
  2 * 2 * model.decoderLayers * model.maxTokens * model.hidden;
