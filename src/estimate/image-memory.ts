import type { ImageWork } from './image-work.ts';
import { diffusionConstants } from './media-constants.ts';
import { type PrecisionName, precisions } from './precision.ts';

/** Bytes by part; `total` is their sum. */
export interface ImageMemory {
  readonly textEncoders: number;
  readonly denoiser: number;
  readonly decoder: number;
  readonly activations: number;
  readonly overhead: number;
  readonly total: number;
  readonly capacity: number;
  readonly fits: boolean;
}

const SIXTEEN_BITS = 2;

/**
 * Memory of a text-to-image model with all its parts on the accelerator.
 *
 *     activations = images × 3 tensors × pixels × channels of the second finest level × 2 bytes
 *
 * Decoding is the peak: the denoiser works on 64 times fewer positions. Leaves out tiling and offloading, which trade
 * time for memory.
 */
export function imageMemory(
  work: ImageWork,
  {
    capacity,
    precision,
    pixels,
    channels,
    images,
  }: {
    readonly capacity: number;
    readonly precision: PrecisionName;
    readonly pixels: number;
    /** Channels of the decoder’s levels, finest first. */
    readonly channels: readonly number[];
    readonly images: number;
  },
): ImageMemory {
  const textEncoders = work.text.parameters * SIXTEEN_BITS;
  const denoiser = work.pass.parameters * precisions[precision].bytes;
  const decoder = work.decode.parameters * SIXTEEN_BITS;
  const widest = channels[1] ?? channels[0] ?? 0;
  const activations = diffusionConstants.activations.value * images * pixels * widest * SIXTEEN_BITS;
  const overhead = diffusionConstants.context.value;
  const total = textEncoders + denoiser + decoder + activations + overhead;
  return { textEncoders, denoiser, decoder, activations, overhead, total, capacity, fits: total <= capacity };
}
