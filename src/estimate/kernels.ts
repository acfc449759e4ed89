import type { Accelerator } from '../catalogue/schema.ts';
import { type EngineName, type KernelFamily, kernels } from './assumptions.ts';
import { type PrecisionName, precisions } from './precision.ts';

/** How an accelerator multiplies by weights of one format. */
export interface Multiply extends KernelFamily {
  /** Peak rate in FLOP/s that applies. */
  readonly rate: number;
}

const PERFECT: KernelFamily = { bandwidth: 1, compute: 1, launch: 0, corner: 64 };

/** The kernel family and the rate for weights of a format; a format the device cannot multiply in runs weight-only. */
export function multiply(accelerator: Accelerator, weights: PrecisionName, engine: EngineName): Multiply {
  const { bytes, rate } = precisions[weights];
  const native = rate === 'bf16' ? undefined : accelerator[rate];
  const peak = native ?? accelerator.bf16;
  if (engine === 'ideal') return { ...PERFECT, rate: peak };
  if (native !== undefined && rate !== 'bf16') return { ...kernels[rate], rate: peak };
  if (bytes < 2 && engine !== 'llama.cpp') {
    const kind =
      accelerator.market === 'datacenter' && accelerator.architecture !== 'ada'
        ? 'weight-only datacenter'
        : 'weight-only';
    return { ...kernels[kind], rate: peak };
  }
  if (accelerator.architecture === 'hopper') return { ...kernels['bf16 hopper'], rate: peak };
  if (accelerator.architecture === 'ampere') return { ...kernels['bf16 ampere'], rate: peak };
  return { ...kernels.bf16, rate: peak };
}
