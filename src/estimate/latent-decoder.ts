import type { LatentDecoder } from '../catalogue/schema.ts';
import { residualBlock } from './unet.ts';
import { attention, convolution, linear, repeated, together, type Work } from './work.ts';

const COLOURS = 3;

/**
 * Turning latents of `height` × `width` into pixels: the decoder of a variational autoencoder, for one image.
 *
 * Grows with the pixels, but for one attention among the latents at the bottom.
 * @see https://arxiv.org/abs/2112.10752 App. E
 */
export function decodeWork(decoder: LatentDecoder, height: number, width: number): Work {
  const { channels: levels, blocks, latentChannels } = decoder;
  const last = levels.length - 1;
  let channels = levels[last] ?? 0;
  const latents = height * width;
  const parts: Work[] = [
    convolution(latentChannels, channels, latents),
    repeated(2, residualBlock(channels, channels, latents)),
    repeated(4, linear(channels, channels, latents)),
    attention(latents, latents, channels, channels),
  ];
  for (let level = last; level >= 0; level--) {
    const outputs = levels[level] ?? channels;
    const pixels = latents * 4 ** (last - level);
    for (let index = 0; index <= blocks; index++) {
      parts.push(residualBlock(channels, outputs, pixels));
      channels = outputs;
    }
    if (level > 0) parts.push(convolution(channels, channels, 4 * pixels));
  }
  parts.push(convolution(channels, COLOURS, latents * 4 ** last));
  return together(...parts);
}
