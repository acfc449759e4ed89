import type { Accelerator } from '../catalogue/schema.ts';
import { type DiffusionValues, diffusionConstants, fittedValues } from './media-constants.ts';
import { type PrecisionName, precisions } from './precision.ts';
import type { Work } from './work.ts';

/** FLOP/s a watt at which the fitted share holds: about an A100. */
const PIVOT = 0.8e12;

/** GeForce cards multiply with FP32 sums at half of the rate that their tensor cores have. */
const GEFORCE = 2;

/**
 * FLOP/s that large convolutions and matrix products sustain at a peak rate, that of 16 bits unless told.
 *
 *     share × peak × √(0.8 TFLOP/s a watt ÷ (peak ÷ board power)) = share × √(peak × power × 0.8 TFLOP/s a watt)
 *
 * The more arithmetic a board has for each watt, the smaller the part of it that runs at once: clocks fall under load.
 * GeForce cards count with their full tensor rate, of which the half with FP32 sums is a limit they rarely meet.
 * Never more than the peak; without a known power the root is left out. Leaves out kernels that a chip lacks, as fused attention before Ampere.
 */
export function sustainedRate(accelerator: Accelerator, share: number, rate = accelerator.bf16): number {
  const geforce = accelerator.vendor === 'NVIDIA' && accelerator.market === 'consumer';
  const peak = rate * (geforce ? GEFORCE : 1);
  const sustained =
    accelerator.power === undefined ? share * peak : share * Math.sqrt(peak * accelerator.power * PIVOT);
  return Math.min(peak, sustained);
}

/** How a framework runs a network: product by product, or compiled into fewer and faster kernels. */
export type MediaEngine = 'eager' | 'compiled';

/** Seconds of a pass by what they are spent on; `total` is less than the sum, since they overlap. */
export interface PassSeconds {
  readonly compute: number;
  readonly memory: number;
  readonly launch: number;
  readonly total: number;
}

/** Where a network runs. */
export interface MediaSetup {
  readonly accelerator: Accelerator;
  readonly engine: MediaEngine;
  readonly precision: PrecisionName;
}

/** FLOP/s of products with weights of a format: in the format itself where the accelerator has a rate for it. */
function productRate(accelerator: Accelerator, precision: PrecisionName, share: number): number {
  const sixteen = sustainedRate(accelerator, share);
  const { rate } = precisions[precision];
  const native = rate === 'bf16' ? undefined : accelerator[rate];
  if (native === undefined) return sixteen;
  return Math.max(sixteen, diffusionConstants.lowPrecision.value * sustainedRate(accelerator, share, native));
}

/**
 * Seconds of one pass of a network over `batch` inputs.
 *
 *     compute = batch × ((convolutions + attention + cost × odd attention) ÷ rate + products ÷ rate of their format)
 *     memory  = bytes of the weights ÷ bandwidth
 *     launch  = products × seconds to start one
 *     total   = (compute³ + memory³ + launch³)^(1/3)
 */
export function passSeconds(
  work: Work,
  batch: number,
  { accelerator, engine, precision }: MediaSetup,
  values: DiffusionValues = fittedValues(),
): PassSeconds {
  const compiled = engine === 'compiled';
  const share = values.share * (compiled ? values.compiled : 1);
  const sixteen = work.convolution + work.attention + values.oddAttention * work.oddAttention;
  const compute =
    batch * (sixteen / sustainedRate(accelerator, share) + work.linear / productRate(accelerator, precision, share));
  const bytes = work.parameters * precisions[precision].bytes;
  const memory = bytes / (diffusionConstants.bandwidth.value * accelerator.bandwidth);
  const launch = work.products * (compiled ? diffusionConstants.launchCompiled.value : values.launchEager);
  const corner = diffusionConstants.corner.value;
  const total = (compute ** corner + memory ** corner + launch ** corner) ** (1 / corner);
  return { compute, memory, launch, total };
}
