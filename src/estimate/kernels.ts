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
  constants: Constants,
  accelerator: Accelerator,
  weights: PrecisionName,
  engine: EngineName,
): Multiply {
  const found = familyOf(constants, accelerator, weights, engine);
  return engine === 'ideal' ? found : { ...found, compute: found.compute * powered(accelerator) };
}

function familyOf(
  { kernels }: Constants,
  accelerator: Accelerator,
  weights: PrecisionName,
  engine: EngineName,
): Multiply {
  const { bytes, rate } = precisions[weights];
  const native = rate === 'fp8' || rate === 'fp4' ? accelerator[rate] : undefined;
  if (engine === 'ideal') return { ...PERFECT, rate: native ?? accelerator.bf16 };
  if (engine === 'llama.cpp') {
    const kind = portOf(accelerator);
    const { market, vendor } = accelerator;
    const geforce = vendor === 'NVIDIA' && (market === 'consumer' || market === 'integrated');
    return {
      ...kernels[bytes === 2 ? (`gguf16 ${kind}` as const) : (`gguf ${kind}` as const)],
      rate: accelerator.bf16 * (geforce ? HALF_ACCUMULATION : 1),
    };
  }
  // AMD's stacked memory is read no faster for narrower weights.
  if (native !== undefined && rate === 'fp8')
    return { ...kernels[accelerator.architecture.startsWith('cdna') ? 'cdna' : 'fp8'], rate: native };
  if (native !== undefined && rate === 'fp4') return { ...kernels.fp4, rate: native };
  if (bytes >= 2) return { ...kernels[sixteenBits(accelerator)], rate: accelerator.bf16 };
  if (bytes > 0.75) return { ...kernels.int8, rate: accelerator.bf16 };
  return { ...kernels[`int4 ${memoryKind(accelerator)}` as const], rate: accelerator.bf16 };
}
