import type { TranscriptionModel } from '../catalogue/schema.ts';
import { diffusionConstants } from './media-constants.ts';
import { type PrecisionName, precisions } from './precision.ts';
import { crossCacheBytes, POSITIONS, textCacheBytes, transcriptionParameters } from './whisper-work.ts';

/** Bytes by part; `total` is their sum. */
export interface TranscriptionMemory {
  readonly weights: number;
  /** Keys and values of the windows and of their text. */
  readonly kvCache: number;
  readonly activations: number;
  readonly overhead: number;
  readonly total: number;
  readonly capacity: number;
  readonly fits: boolean;
}

const SIXTEEN_BITS = 2;

/** Values of one position that an encoder layer holds at once: its input, a middle four times as wide, and copies. */
const ENCODER_VALUES = 12;

/**
 * Memory of a speech recognizer while it decodes a batch of windows.
 *
 * Candidates of one window share its keys and values, and each keeps those of its own text.
 */
export function transcriptionMemory(
  model: TranscriptionModel,
  {
    capacity,
    precision,
    batch,
    beams,
    tokens,
  }: {
    readonly capacity: number;
    readonly precision: PrecisionName;
    readonly batch: number;
    readonly beams: number;
    /** Text of one window. */
    readonly tokens: number;
  },
): TranscriptionMemory {
  const weights = transcriptionParameters(model) * precisions[precision].bytes;
  const text = textCacheBytes(model) * (tokens / model.maxTokens);
  const kvCache = batch * (crossCacheBytes(model) + beams * text);
  const activations = batch * POSITIONS * model.hidden * ENCODER_VALUES * SIXTEEN_BITS;
  const overhead = diffusionConstants.context.value;
  const total = weights + kvCache + activations + overhead;
  return { weights, kvCache, activations, overhead, total, capacity, fits: total <= capacity };
}
