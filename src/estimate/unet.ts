import type { UNet } from '../catalogue/schema.ts';
import { attention, convolution, linear, NOTHING, repeated, together, type Work } from './work.ts';

/** Values of a latent pixel that go in and out. */
const LATENT_CHANNELS = 4;

/** The time step's embedding is this many times wider than the finest level. */
const EMBEDDING = 4;

/** GEGLU: two matrices four times as wide as the layer, one back. */
const FFN = 4;

/**
 * Two 3 × 3 convolutions with the time step added in between, and a shortcut where the channels change.
 * @see https://arxiv.org/abs/2006.11239 App. B
 */
export function residualBlock(inputs: number, outputs: number, pixels: number, embedding = 0): Work {
  return together(
    convolution(inputs, outputs, pixels),
    convolution(outputs, outputs, pixels),
    embedding === 0 ? NOTHING : linear(embedding, outputs, 1),
    inputs === outputs ? NOTHING : linear(inputs, outputs, pixels),
  );
}

/**
 * `depth` layers of attention among pixels, attention to the prompt and a gated feed-forward network, between two
 * projections.
 * @see https://arxiv.org/abs/2112.10752 §3.3
 */
function transformer(
  channels: number,
  depth: number,
  pixels: number,
  { context, tokens, heads }: { readonly context: number; readonly tokens: number; readonly heads: UNet['heads'] },
): Work {
  if (depth === 0) return NOTHING;
  const headWidth = 'width' in heads ? heads.width : channels / heads.count;
  const layer = together(
    repeated(4, linear(channels, channels, pixels)),
    attention(pixels, pixels, channels, headWidth),
    repeated(2, linear(channels, channels, pixels)),
    repeated(2, linear(context, channels, tokens)),
    attention(pixels, tokens, channels, headWidth),
    linear(channels, 2 * FFN * channels, pixels),
    linear(FFN * channels, channels, pixels),
  );
  return together(repeated(2, linear(channels, channels, pixels)), repeated(depth, layer));
}

/**
 * One pass of a U-Net over a latent image of `height` × `width`, for one image.
 *
 * Convolutions and projections grow with the pixels, attention among pixels with their square. Leaves out norms,
 * activations and biases, which are under 1 % of FLOP and parameters.
 * @see https://arxiv.org/abs/2112.10752
 */
export function unetWork(net: UNet, height: number, width: number, tokens: number): Work {
  const [finest = 0] = net.channels;
  const embedding = EMBEDDING * finest;
  const prompt = { context: net.context, heads: net.heads, tokens };
  const pixelsOf = (level: number): number => Math.ceil(height / 2 ** level) * Math.ceil(width / 2 ** level);
  const parts: Work[] = [
    convolution(LATENT_CHANNELS, finest, pixelsOf(0)),
    linear(finest, embedding, 1),
    linear(embedding, embedding, 1),
    net.pooled === undefined ? NOTHING : linear(net.pooled, embedding, 1),
    net.pooled === undefined ? NOTHING : linear(embedding, embedding, 1),
  ];
  const skips: number[] = [finest];
  let channels = finest;
  const block = (inputs: number, level: number): void => {
    const outputs = net.channels[level] ?? finest;
    parts.push(residualBlock(inputs, outputs, pixelsOf(level), embedding));
    parts.push(transformer(outputs, net.depths[level] ?? 0, pixelsOf(level), prompt));
    channels = outputs;
  };
  const last = net.channels.length - 1;
  for (let level = 0; level <= last; level++) {
    for (let index = 0; index < net.blocks; index++) {
      block(channels, level);
      skips.push(channels);
    }
    if (level < last) {
      parts.push(convolution(channels, channels, pixelsOf(level + 1)));
      skips.push(channels);
    }
  }
  parts.push(repeated(2, residualBlock(channels, channels, pixelsOf(last), embedding)));
  parts.push(transformer(channels, net.middleDepth, pixelsOf(last), prompt));
  for (let level = last; level >= 0; level--) {
    for (let index = 0; index <= net.blocks; index++) block(channels + (skips.pop() ?? 0), level);
    if (level > 0) parts.push(convolution(channels, channels, pixelsOf(level - 1)));
  }
  parts.push(convolution(channels, LATENT_CHANNELS, pixelsOf(0)));
  return together(...parts);
}
