import type { ImageWork } from './image-work.ts';
import { type DiffusionValues, diffusionConstants, fittedValues } from './media-constants.ts';
import { type MediaSetup, type PassSeconds, passSeconds } from './sustained.ts';

/** Passes of the denoiser in one step: with and without the prompt under classifier-free guidance. */
export const PASSES = { 'classifier-free': 2, distilled: 1, none: 1 } as const;

/** Seconds of a batch of images by part. */
export interface BatchSeconds {
  readonly text: PassSeconds;
  /** All steps. */
  readonly denoise: PassSeconds;
  readonly decode: PassSeconds;
  /** Work beside the networks. */
  readonly beside: number;
  readonly total: number;
}

/** Where and how a batch of images is made. */
export interface ImageSetup extends MediaSetup {
  readonly steps: number;
  readonly images: number;
  /** Of the denoiser, a step. */
  readonly passes: number;
}

const times = (count: number, pass: PassSeconds): PassSeconds => ({
  compute: count * pass.compute,
  memory: count * pass.memory,
  launch: count * pass.launch,
  total: count * pass.total,
});

/**
 * Seconds from the prompt to the last image of a batch.
 *
 *     text + steps × pass(images × passes) + decode(images) + images × work beside the networks
 *
 * Guidance runs its two passes as one batch of twice the size. The prompt is encoded once for all images, with the empty
 * prompt beside it under guidance.
 */
export function imageSeconds(
  work: ImageWork,
  setup: ImageSetup,
  values: DiffusionValues = fittedValues(),
): BatchSeconds {
  const { steps, images, passes } = setup;
  const plain: MediaSetup = { ...setup, precision: 'bf16' };
  const text = passSeconds(work.text, passes, plain, values);
  const denoise = times(steps, passSeconds(work.pass, images * passes, setup, values));
  const decode = passSeconds(work.decode, images * diffusionConstants.decode.value, plain, values);
  const beside = images * diffusionConstants.image.value;
  return { text, denoise, decode, beside, total: text.total + denoise.total + decode.total + beside };
}
