import type { Accelerator } from '../catalogue/schema.ts';
import type { Constants, EngineName, KernelFamily, KernelName } from './constants.ts';
import { type PrecisionName, precisions } from './precision.ts';

/** How an accelerator multiplies by weights of one format. */
export interface Multiply extends KernelFamily {
  /** Peak rate in FLOP/s that applies. */
  readonly rate: number;
}

/** FLOP/s a watt that a board sustains in large products; about an A100. */
const SUSTAINED = 0.8e12;

/**
 * Part of a board's rate that its power lets run at once: clocks fall under load where there is more arithmetic for each watt.
 *
 *     √(0.8 TFLOP/s a watt ÷ (rate in 16 bits ÷ board power)), at most 1
 */
function powered({ bf16, power }: Accelerator): number {
  return power === undefined ? 1 : Math.min(1, Math.sqrt((SUSTAINED * power) / bf16));
}

const PERFECT: KernelFamily = { bandwidth: 1, compute: 1, corner: 64, perLayer: 0 };

/** What a device keeps weights in: stacked memory, graphics memory, or memory that it shares with a processor. */
export function memoryKind({ market, architecture, memoryType }: Accelerator): 'hbm' | 'gddr' | 'unified' {
  if (market === 'integrated') return 'unified';
  return market === 'datacenter' && architecture !== 'ada' && memoryType !== 'gddr' ? 'hbm' : 'gddr';
}

function sixteenBits(accelerator: Accelerator): KernelName {
  const kind = memoryKind(accelerator);
  if (kind !== 'hbm') return kind;
  const { architecture } = accelerator;
  if (architecture === 'hopper' || architecture === 'ampere') return architecture;
  return architecture.startsWith('cdna') ? 'cdna' : 'hbm';
}

/**
 * GeForce cards and boards like them accumulate FP16 products in FP32 at half of the rate at which they accumulate in FP16; their rows give the
 * first, and llama.cpp uses the second.
 * @see https://images.nvidia.com/aem-dam/Solutions/geforce/ada/nvidia-ada-gpu-architecture.pdf appendix A
 */
const HALF_ACCUMULATION = 2;

/** Kernels that llama.cpp has: those for CUDA, with stacked memory or without, and those for AMD's and Apple's. */
function portOf(accelerator: Accelerator): 'apple' | 'rdna' | 'hbm' | 'gddr' {
  const { architecture } = accelerator;
  if (architecture.startsWith('apple')) return 'apple';
  if (architecture.startsWith('rdna')) return 'rdna';
  return memoryKind(accelerator) === 'hbm' ? 'hbm' : 'gddr';
}

/** The kernel family, with its share of what the power sustains, and the rate for weights of a format; a format the device cannot multiply in is unpacked to 16 bits. */
export function multiply(
  { kernels }: Constants,
  accelerator: Accelerator,
  weights: PrecisionName,
  engine: EngineName,
): Multiply {
  const { rate: format } = precisions[weights];
  const native = format === 'fp8' || format === 'fp4' ? accelerator[format] : undefined;
  if (engine === 'ideal') return { ...PERFECT, rate: native ?? accelerator.bf16 };
  const name = engine === 'llama.cpp' ? llamaKernels(accelerator, weights) : kernelName(accelerator, weights, native);
  const family = kernels[name];
  const unpacked = accelerator.bf16 * (engine === 'llama.cpp' && isGeforce(accelerator) ? HALF_ACCUMULATION : 1);
  return {
    ...family,
    compute: family.compute * powered(accelerator),
    rate: engine === 'llama.cpp' ? unpacked : (native ?? unpacked),
  };
}

const isGeforce = ({ market, vendor }: Accelerator): boolean =>
  vendor === 'NVIDIA' && (market === 'consumer' || market === 'integrated');

const llamaKernels = (accelerator: Accelerator, weights: PrecisionName): KernelName =>
  `${precisions[weights].bytes === 2 ? 'gguf16' : 'gguf'} ${portOf(accelerator)}`;

/** @param native rate at which the device multiplies in the format itself */
function kernelName(accelerator: Accelerator, weights: PrecisionName, native: number | undefined): KernelName {
  const { bytes, rate } = precisions[weights];
  // AMD's stacked memory is read no faster for narrower weights.
  if (native !== undefined && rate === 'fp8') return accelerator.architecture.startsWith('cdna') ? 'cdna' : 'fp8';
  if (native !== undefined && rate === 'fp4') return 'fp4';
  if (bytes >= 2) return sixteenBits(accelerator);
  return bytes > 0.75 ? 'int8' : `int4 ${memoryKind(accelerator)}`;
}
