import type { Accelerator } from '../schema.ts';
import { GB, GIB, TFLOP } from '../units.ts';
import { huggingFace, strixHaloTable, torringBlackwell, whichllm } from './sources.ts';

const sparkHandbook = {
  url: 'https://huggingface.co/blog/exolabs/the-dgx-spark-handbook',
  title: 'exo labs, The DGX Spark Handbook',
  opened: '2026-11-24',
} as const;
const thorBench = {
  url: 'https://github.com/antirez/ds4/pull/716',
  title: 'Jetson AGX Thor developer kit: SMs, memory, bandwidth',
  opened: '2026-11-24',
} as const;
const thorPower = {
  url: 'https://learnaivisually.com/ai-explained/jetson-thor-edge-blackwell',
  title: 'Jetson Thor: power range and sparse FP4 rate',
  opened: '2026-11-24',
} as const;
const orinBandwidth = {
  url: 'https://github.com/NVIDIA/TensorRT-Edge-LLM/issues/60',
  title: 'NVIDIA, TensorRT Edge-LLM: Orin has about 200 GB/s',
  opened: '2026-11-24',
} as const;

/** NVIDIA’s modules and small machines whose GPU shares the memory of the CPU. */
export const nvidiaEmbedded = {
  'dgx-spark': {
    name: 'NVIDIA DGX Spark (GB10)',
    aliases: ['gb10', 'spark', 'nvidia-gb10', 'dgx-spark-128gb'],
    vendor: 'NVIDIA',
    architecture: 'blackwell',
    market: 'integrated',
    released: '2025',
    memoryBytes: 128 * GIB,
    bandwidth: 273 * GB,
    bf16: 62.5 * TFLOP,
    fp4: 500 * TFLOP,
    power: 140,
    standing: 'secondary',
    sources: [
      { ...sparkHandbook, gives: ['memoryBytes', 'bandwidth'] },
      { ...strixHaloTable, gives: ['memoryBytes', 'bandwidth', 'bf16'] },
      { ...torringBlackwell, gives: ['fp4'] },
      { ...huggingFace, gives: ['memoryBytes', 'power'] },
      { ...whichllm, gives: ['bandwidth'] },
    ],
    note: 'NVIDIA states one figure, 1 PFLOP/s of sparse FP4. The BF16 rate is disputed: 62.5 TFLOP/s at the ratio of GeForce cards, about 100 to 125 in other lists. The memory is shared with the CPU; some 119 GiB are usable. power is the chip’s.',
  },
  'jetson-agx-orin': {
    name: 'NVIDIA Jetson AGX Orin 64GB',
    aliases: ['jetson-orin', 'orin', 'agx-orin', 'jetson-agx-orin-64gb'],
    vendor: 'NVIDIA',
    architecture: 'ampere',
    market: 'integrated',
    released: '2022',
    memoryBytes: 64 * GIB,
    bandwidth: 200 * GB,
    bf16: 21.3 * TFLOP,
    power: 60,
    standing: 'secondary',
    sources: [
      { ...orinBandwidth, gives: ['bandwidth'] },
      { ...huggingFace, gives: ['memoryBytes', 'bf16', 'power'] },
    ],
    note: 'bf16 is twice the FP16 shader rate of 10.65 TFLOP/s; no source was opened that states the dense rate of the Tensor Cores, and the 275 TOPS of the product page count INT8, sparse, with two other engines. The bandwidth is NVIDIA’s round figure; the data sheet was not opened. The memory is shared with the CPU.',
  },
  'jetson-agx-thor': {
    name: 'NVIDIA Jetson AGX Thor',
    aliases: ['jetson-thor', 'thor', 'jetson-t5000', 'agx-thor'],
    vendor: 'NVIDIA',
    architecture: 'blackwell',
    market: 'integrated',
    released: '2025',
    memoryBytes: 128 * GIB,
    bandwidth: 273 * GB,
    bf16: 258.8 * TFLOP,
    fp8: 517.5 * TFLOP,
    fp4: 1035 * TFLOP,
    power: 130,
    standing: 'secondary',
    sources: [
      { ...thorBench, gives: ['memoryBytes', 'bandwidth'] },
      { ...torringBlackwell, gives: ['bf16', 'fp8', 'fp4'] },
      { ...thorPower, gives: ['fp4', 'power'] },
    ],
    note: 'NVIDIA states 2,070 TFLOP/s of sparse FP4; the dense rates are half, a quarter and an eighth of it, as the SMs and clock give them. The memory is shared with the CPU. power is the top of the 40 to 130 W that can be set.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
