import type { Model } from '../catalogue/schema.ts';
import { InputError } from './check.ts';

/** How numbers are stored: bytes a value, and the rate that multiplies them. */
interface Precision {
  /** Bytes a weight occupies, scales and zero points included. */
  readonly bytes: number;
  /** Rate that matrix products run at. Weight-only formats multiply in BF16. */
  readonly rate: 'bf16' | 'fp8' | 'fp4';
  /** The format also covers embeddings and head. */
  readonly everywhere?: true;
}

/** Bits a weight, block scales included, as llama.cpp prints them for Llama 3.1 8B: https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md */
const gguf = (bitsPerWeight: number): Precision => ({ bytes: bitsPerWeight / 8, rate: 'bf16', everywhere: true });

/**
 * Weight formats by name. `int4` is groups of 128 with a 16-bit scale (4.25 bits); `nvfp4` is groups of 16 with an
 * 8-bit scale (4.5 bits); `mxfp4` is groups of 32 with an 8-bit scale (4.25 bits).
 */
export const precisions = {
  bf16: { bytes: 2, rate: 'bf16', everywhere: true },
  fp16: { bytes: 2, rate: 'bf16', everywhere: true },
  fp8: { bytes: 1, rate: 'fp8' },
  int8: { bytes: 1, rate: 'bf16' },
  int4: { bytes: 4.25 / 8, rate: 'bf16' },
  nvfp4: { bytes: 4.5 / 8, rate: 'fp4' },
  mxfp4: { bytes: 4.25 / 8, rate: 'fp4' },
  q8_0: gguf(8.5008),
  q6_k: gguf(6.5633),
  q5_k_m: gguf(5.7036),
  q4_k_m: gguf(4.8944),
  q4_0: gguf(4.6668),
  q3_k_m: gguf(3.996),
  q2_k: gguf(3.1593),
} as const satisfies Readonly<Record<string, Precision>>;

export type PrecisionName = keyof typeof precisions;

/**
 * A weight format by name.
 * @throws {InputError} naming the choices
 */
export function precisionOf(path: string, name: string): Precision {
  const found = (precisions as Readonly<Record<string, Precision>>)[name];
  if (found === undefined) {
    throw new InputError(
      'unknown-precision',
      path,
      `unknown ${path} "${name}"; expected one of: ${Object.keys(precisions).join(', ')}`,
    );
  }
  return found;
}

/** Bytes of an embedding or head that a weight format leaves in 16 bits. */
const SIXTEEN_BITS = 2;

/**
 * Checkpoints published in MXFP4 keep only their experts in it, and all else in 16 bits.
 * @see https://huggingface.co/openai/gpt-oss-120b
 */
export const onlyExperts = (model: Model, weights: PrecisionName): boolean =>
  model.nativeWeights === 'mxfp4' && (weights === 'mxfp4' || weights === 'nvfp4');

/** Bytes of a weight of attention and of dense feed-forward networks. */
export const linearBytes = (model: Model, weights: PrecisionName): number =>
  onlyExperts(model, weights) ? SIXTEEN_BITS : precisions[weights].bytes;

/** Bytes of a weight of an expert. */
export const expertBytes = (weights: PrecisionName): number => precisions[weights].bytes;

/** Bytes of a weight of the embedding and of the head. */
export const headBytes = (weights: PrecisionName): number =>
  'everywhere' in precisions[weights] ? precisions[weights].bytes : SIXTEEN_BITS;
