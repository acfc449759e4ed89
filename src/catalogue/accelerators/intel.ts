import type { Accelerator } from '../schema.ts';
import { GB, GIB, TB, TFLOP } from '../units.ts';
import { bekman, bekmanNetwork, huggingFace } from './sources.ts';

const arcB60 = {
  url: 'https://github.com/ai-dynamo/aiconfigurator/blob/66a01e1e8b3da5208e4598e59b3a2d6ccbd733f5/aic-core/src/aiconfigurator_core/systems/b60.yaml',
  title: 'NVIDIA AIConfigurator, Arc Pro B60',
  opened: '2026-11-24',
} as const;

const hmcB580 = {
  url: 'https://hmc-tech.com/gpu/intel-arc-b580-vs-intel-arc-a580',
  title: 'HMC, Arc B580: rates and power',
  opened: '2026-11-24',
} as const;
const fpsbenchB580 = {
  url: 'https://fpsbench.com/compare/gpu/intel-arc-b580-vs-intel-hd-graphics-p4600',
  title: 'FPSBench, Arc B580: memory, bus, clock and power',
  opened: '2026-11-24',
} as const;

/** Intel’s accelerators. */
export const intel = {
  gaudi2: {
    name: 'Intel Gaudi 2',
    aliases: ['gaudi-2', 'hl-225h'],
    vendor: 'Intel',
    architecture: 'gaudi',
    market: 'datacenter',
    released: '2022',
    memoryBytes: 96 * GB,
    bandwidth: 2.46 * TB,
    bf16: 432 * TFLOP,
    fp8: 865 * TFLOP,
    link: { name: 'RoCE, 24 × 100 Gbit/s', bandwidth: 300 * GB },
    power: 600,
    standing: 'secondary',
    sources: [
      { ...bekman, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'power'] },
      { ...bekmanNetwork, gives: ['link'] },
    ],
    note: 'bf16 from clock and matrix engines (1.65 GHz, 2 of 256 × 256 multiply-accumulates), which matches the published figure.',
  },
  gaudi3: {
    name: 'Intel Gaudi 3',
    aliases: ['gaudi-3', 'hl-325l'],
    vendor: 'Intel',
    architecture: 'gaudi',
    market: 'datacenter',
    released: '2024',
    memoryBytes: 128 * GB,
    bandwidth: 3.7 * TB,
    bf16: 1677 * TFLOP,
    fp8: 1677 * TFLOP,
    link: { name: 'RoCE, 24 × 200 Gbit/s', bandwidth: 600 * GB },
    power: 900,
    standing: 'secondary',
    sources: [
      { ...bekman, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'power'] },
      { ...bekmanNetwork, gives: ['link'] },
    ],
    note: 'Intel’s white paper says 1,835 TFLOP/s at 1.75 GHz; parts run at 1.6 GHz, which gives 1,677. FP8 runs at the BF16 rate.',
  },
  'arc-pro-b60': {
    name: 'Intel Arc Pro B60',
    aliases: ['b60', 'arc-b60', 'arc-pro-b60-24gb'],
    vendor: 'Intel',
    architecture: 'xe2',
    market: 'workstation',
    released: '2025',
    memoryBytes: 24 * GIB,
    bandwidth: 456 * GB,
    bf16: 98.3 * TFLOP,
    int8: 197 * TFLOP,
    link: { name: 'PCIe 5 x8', bandwidth: 32 * GB },
    power: 200,
    standing: 'secondary',
    sources: [
      { ...arcB60, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'link', 'power'] },
      { ...huggingFace, gives: ['memoryBytes', 'power'] },
    ],
    note: 'It has no FP8 matrix rate: FP8 weights run on the BF16 path. Kernels bound by memory reached 220 GB/s.',
  },
  'arc-b580': {
    name: 'Intel Arc B580',
    aliases: ['b580', 'arc-b580-12gb'],
    vendor: 'Intel',
    architecture: 'xe2',
    market: 'consumer',
    released: '2024',
    memoryBytes: 12 * GIB,
    bandwidth: 456 * GB,
    bf16: 109.4 * TFLOP,
    int8: 218.7 * TFLOP,
    link: { name: 'PCIe 4 x8', bandwidth: 16 * GB },
    power: 190,
    standing: 'secondary',
    sources: [
      { ...hmcB580, gives: ['bf16', 'int8', 'power'] },
      { ...fpsbenchB580, gives: ['memoryBytes', 'bandwidth', 'link', 'power'] },
      { ...huggingFace, gives: ['memoryBytes', 'power'] },
    ],
    note: 'int8 is half and bf16 a quarter of the 437.45 TOPS in INT4 at 2.67 GHz that the source prints. Like the B60 it has no FP8 matrix rate.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
