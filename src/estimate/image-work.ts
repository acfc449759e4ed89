import type { ImageModel } from '../catalogue/schema.ts';
import { transformerWork } from './diffusion-transformer.ts';
import { decodeWork } from './latent-decoder.ts';
import { encodeWork } from './text-encoder.ts';
import { unetWork } from './unet.ts';
import { together, type Work } from './work.ts';

/** Pixels on a side for each latent. */
export const PIXELS_PER_LATENT = 8;

/** What one image asks for: its prompt encoded, one pass of the denoiser, its latents decoded. */
export interface ImageWork {
  readonly text: Work;
  readonly pass: Work;
  readonly decode: Work;
}

/** The work of each part of a text-to-image model for one image of `width` × `height` pixels. */
export function imageWork(model: ImageModel, width: number, height: number): ImageWork {
  const rows = Math.ceil(height / PIXELS_PER_LATENT);
  const columns = Math.ceil(width / PIXELS_PER_LATENT);
  const [first] = model.textEncoders;
  return {
    text: together(...model.textEncoders.map(encodeWork)),
    pass:
      model.denoiser.kind === 'unet'
        ? unetWork(model.denoiser, rows, columns, first?.tokens ?? 0)
        : transformerWork(model.denoiser, rows, columns),
    decode: decodeWork(model.decoder, rows, columns),
  };
}
