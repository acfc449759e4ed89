import type { Accelerator } from '../schema.ts';
import { GB, GIB, TB, TFLOP } from '../units.ts';
import { bekman, bekmanNetwork, huggingFace, titanPeaks, whichllm } from './sources.ts';

const rocmSpecs = {
  url: 'https://rocm.docs.amd.com/en/7.13.0-preview/reference/gpu-specs.html',
  title: 'AMD, GPU specifications: memory in GiB',
  opened: '2026-11-24',
} as const;
const azureMi300x = {
  url: 'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/virtual-machines/sizes/gpu-accelerated/nd-mi300x-v5-series.md',
  title: 'Azure ND MI300X v5: GPU memory in GiB',
  opened: '2026-11-24',
} as const;
const emergentMi300x = {
  url: 'https://www.emergentmind.com/topics/amd-mi300x-gpu',
  title: 'AMD MI300X: a survey of papers',
  opened: '2026-11-23',
} as const;
const agentsMi325x = {
  url: 'https://awesomeagents.ai/hardware/amd-mi325x',
  title: 'Awesome Agents, AMD Instinct MI325X: dense and sparse rates',
  opened: '2026-11-24',
} as const;
const aiwikiMi355x = {
  url: 'https://aiwiki.ai/wiki/amd_instinct_mi355x',
  title: 'AI Wiki, AMD Instinct MI355X',
  opened: '2026-11-24',
} as const;
const zexronMi250x = {
  url: 'https://zexron.com/amd-mi250-x-aldebaran-as-mcm-with-up-to-479-teraflop-s-and-560-watt-tdp',
  title: 'AMD Instinct MI250 and MI250X: AMD’s table',
  opened: '2026-11-24',
} as const;
const hmcMi210 = {
  url: 'https://hmc-tech.com/gpu/amd-instinct-mi200-vs-amd-instinct-mi250',
  title: 'HMC, Aldebaran of one die: dense rates',
  opened: '2026-11-24',
} as const;
const tomsMi355x = {
  url: 'https://www.tomshardware.com/pc-components/gpus/amds-instinct-mi355x-accelerator-will-consume-1-400-watts',
  title: 'Tom’s Hardware, MI350X and MI355X: sparse FP4 rates, power',
  opened: '2026-11-24',
} as const;

const hubMi50 = {
  url: 'https://huggingface.co/hardware/mi50',
  title: 'Hugging Face, hardware: MI50',
  opened: '2026-11-24',
} as const;
const llmperfMi60 = {
  url: 'https://llmperf.net/categories/gpu/AMD-Radeon-Instinct-MI60-GPUs',
  title: 'MI60, the larger card of the same chip: memory bus and bandwidth',
  opened: '2026-11-24',
} as const;

/** AMD’s data centre accelerators. */
export const amdInstinct = {
  mi50: {
    name: 'AMD Radeon Instinct MI50',
    aliases: ['mi50-32gb', 'instinct-mi50'],
    vendor: 'AMD',
    architecture: 'gcn5',
    market: 'datacenter',
    released: '2018',
    memoryBytes: 32 * GIB,
    bandwidth: 1024 * GB,
    bf16: 26.5 * TFLOP,
    power: 300,
    standing: 'unverified',
    sources: [
      { ...hubMi50, gives: ['memoryBytes', 'bf16', 'power'] },
      { ...llmperfMi60, gives: ['bandwidth'] },
    ],
    note: 'bf16 is the shader rate in FP16, since the chip has no matrix unit and no BF16. The bandwidth is that of the MI60, which has the same chip and memory bus. Versions of 16 GB are as common.',
  },
  mi210: {
    name: 'AMD Instinct MI210',
    aliases: ['mi210-64gb'],
    vendor: 'AMD',
    architecture: 'cdna2',
    market: 'datacenter',
    released: '2022',
    memoryBytes: 64 * GIB,
    bandwidth: 1638 * GB,
    bf16: 181 * TFLOP,
    int8: 181 * TFLOP,
    power: 300,
    standing: 'secondary',
    sources: [
      { ...whichllm, gives: ['bandwidth'] },
      { ...huggingFace, gives: ['memoryBytes', 'bf16', 'power'] },
      { ...hmcMi210, gives: ['bf16', 'int8', 'power'] },
    ],
    note: 'One die of the kind that the MI250X has two of. The rates are those printed for a card of the same compute units and clock.',
  },
  mi250x: {
    name: 'AMD Instinct MI250X',
    aliases: ['mi250x-128gb'],
    vendor: 'AMD',
    architecture: 'cdna2',
    market: 'datacenter',
    released: '2021',
    memoryBytes: 128 * GIB,
    bandwidth: 3276.8 * GB,
    bf16: 383 * TFLOP,
    int8: 383 * TFLOP,
    link: { name: 'Infinity Fabric', bandwidth: 350 * GB },
    power: 560,
    standing: 'secondary',
    sources: [
      { ...zexronMi250x, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'power'] },
      { ...bekman, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'power'] },
      { ...whichllm, gives: ['bandwidth'] },
      { ...bekmanNetwork, gives: ['link'] },
    ],
    note: 'Two dies that appear as two devices of 64 GiB; each has half of the figures, see mi250x-1gcd. link is to all seven peers together, 50 GB/s to each.',
  },
  'mi250x-1gcd': {
    name: 'AMD Instinct MI250X (one die)',
    aliases: ['mi250x-gcd'],
    vendor: 'AMD',
    architecture: 'cdna2',
    market: 'datacenter',
    released: '2021',
    memoryBytes: 64 * GIB,
    bandwidth: 1638.4 * GB,
    bf16: 191.5 * TFLOP,
    int8: 191.5 * TFLOP,
    power: 280,
    standing: 'secondary',
    sources: [
      { ...zexronMi250x, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'power'] },
      { ...titanPeaks, gives: ['bf16'] },
    ],
    note: 'One of the two dies of an MI250X, which is what a program sees as a device: half of the package’s figures.',
  },
  mi300x: {
    name: 'AMD Instinct MI300X',
    aliases: ['mi300', 'mi300x-192gb'],
    vendor: 'AMD',
    architecture: 'cdna3',
    market: 'datacenter',
    released: '2023',
    memoryBytes: 192 * GIB,
    bandwidth: 5.3 * TB,
    bf16: 1307.4 * TFLOP,
    fp8: 2600 * TFLOP,
    int8: 2600 * TFLOP,
    link: { name: 'Infinity Fabric', bandwidth: 448 * GB },
    power: 750,
    standing: 'secondary',
    sources: [
      { ...azureMi300x, gives: ['memoryBytes'] },
      { ...bekman, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'int8', 'power'] },
      { ...emergentMi300x, gives: ['bandwidth', 'link'] },
      { ...whichllm, gives: ['bandwidth'] },
      { ...bekmanNetwork, gives: ['link'] },
    ],
    note: 'bf16 is 2.1 GHz × 1,216 matrix cores × 512 FLOP a clock, as the source shows; it rounds FP8 and INT8. link is to all seven peers together, 64 GB/s to each. A matmul reached 668 TFLOP/s in BF16.',
  },
  mi325x: {
    name: 'AMD Instinct MI325X',
    aliases: ['mi325', 'mi325x-256gb'],
    vendor: 'AMD',
    architecture: 'cdna3',
    market: 'datacenter',
    released: '2024',
    memoryBytes: 256 * GIB,
    bandwidth: 6 * TB,
    bf16: 1307.4 * TFLOP,
    fp8: 2614.9 * TFLOP,
    int8: 2600 * TFLOP,
    link: { name: 'Infinity Fabric', bandwidth: 448 * GB },
    power: 1000,
    standing: 'secondary',
    sources: [
      { ...rocmSpecs, gives: ['memoryBytes'] },
      { ...agentsMi325x, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8'] },
      { ...bekman, gives: ['memoryBytes', 'bandwidth', 'int8', 'power'] },
      { ...bekmanNetwork, gives: ['link'] },
    ],
    note: 'The compute of the MI300X with more memory and power. A matmul reached 785 TFLOP/s in BF16 on it. link is to all seven peers together, 64 GB/s to each.',
  },
  mi355x: {
    name: 'AMD Instinct MI355X',
    aliases: ['mi355', 'mi355x-288gb'],
    vendor: 'AMD',
    architecture: 'cdna4',
    market: 'datacenter',
    released: '2025',
    memoryBytes: 288 * GIB,
    bandwidth: 8 * TB,
    bf16: 2512 * TFLOP,
    fp8: 5025 * TFLOP,
    fp4: 10_050 * TFLOP,
    power: 1400,
    standing: 'secondary',
    sources: [
      { ...rocmSpecs, gives: ['memoryBytes'] },
      { ...tomsMi355x, gives: ['bandwidth', 'bf16', 'fp8', 'fp4', 'power'] },
      { ...bekman, gives: ['bandwidth'] },
      { ...aiwikiMi355x, gives: ['bandwidth', 'power'] },
    ],
    note: 'From 20.1 PFLOP/s of sparse FP4: dense is half, FP8 a quarter and BF16 an eighth of it. The 2,300 TFLOP/s that some lists print in BF16 are those of the MI350X.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
