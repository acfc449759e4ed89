import type { Accelerator } from '../schema.ts';
import { GB, GIB, TB, TFLOP } from '../units.ts';
import { bekman } from './sources.ts';

const trainium = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/general/arch/neuron-hardware/trainium.html',
  title: 'AWS Neuron, Trainium architecture',
  opened: '2026-11-24',
} as const;
const trainium2 = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/v2.29.0/_sources/about-neuron/arch/neuron-hardware/trainium2.rst',
  title: 'AWS Neuron, Trainium2 architecture',
  opened: '2026-11-24',
} as const;
const trainium2Nki = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/v2.29.0/_sources/nki/guides/architecture/trainium2_arch.rst',
  title: 'AWS Neuron, Trainium2 guide for NKI',
  opened: '2026-11-24',
} as const;
const trainium3 = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/v2.29.1/_sources/about-neuron/arch/neuron-hardware/trainium3.rst',
  title: 'AWS Neuron, Trainium3 architecture',
  opened: '2026-11-24',
} as const;
const inferentia2 = {
  url: 'https://awsdocs-neuron.readthedocs-hosted.com/en/latest/general/arch/neuron-hardware/inferentia2.html',
  title: 'AWS Neuron, Inferentia2 architecture',
  opened: '2026-11-24',
} as const;

/** AWS’s chips, one chip each. */
export const aws = {
  inferentia2: {
    name: 'AWS Inferentia2',
    aliases: ['inf2'],
    vendor: 'AWS',
    architecture: 'neuron',
    market: 'datacenter',
    released: '2023',
    memoryBytes: 32 * GIB,
    bandwidth: 820 * GB,
    bf16: 190 * TFLOP,
    fp8: 190 * TFLOP,
    int8: 380 * TFLOP,
    standing: 'primary',
    sources: [{ ...inferentia2, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'int8'] }],
    note: 'AWS prints the bandwidth as 820 GiB/s in newer text, GB/s in older. FP8 runs at the BF16 rate. No power is published.',
  },
  trainium1: {
    name: 'AWS Trainium',
    aliases: ['trainium', 'trn1'],
    vendor: 'AWS',
    architecture: 'neuron',
    market: 'datacenter',
    released: '2022',
    memoryBytes: 32 * GIB,
    bandwidth: 820 * GB,
    bf16: 190 * TFLOP,
    fp8: 190 * TFLOP,
    int8: 380 * TFLOP,
    standing: 'primary',
    sources: [{ ...trainium, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'int8'] }],
    note: 'AWS prints the bandwidth as 820 GiB/s in newer text, GB/s in older. FP8 runs at the BF16 rate. No power is published.',
  },
  trainium2: {
    name: 'AWS Trainium2',
    aliases: ['trn2'],
    vendor: 'AWS',
    architecture: 'neuron',
    market: 'datacenter',
    released: '2024',
    memoryBytes: 96 * GIB,
    bandwidth: 2.9 * TB,
    bf16: 667 * TFLOP,
    fp8: 1299 * TFLOP,
    power: 500,
    standing: 'secondary',
    sources: [
      { ...trainium2, gives: ['bf16', 'fp8'] },
      { ...trainium2Nki, gives: ['memoryBytes'] },
      { ...bekman, gives: ['bandwidth', 'power'] },
    ],
    note: 'AWS’s guide for kernels rounds the bandwidth to 3 TB/s. The 2,563 TFLOP/s that AWS prints are sparse.',
  },
  trainium3: {
    name: 'AWS Trainium3',
    aliases: ['trn3'],
    vendor: 'AWS',
    architecture: 'neuron',
    market: 'datacenter',
    released: '2025',
    memoryBytes: 144 * GIB,
    bandwidth: 4.9 * TB,
    bf16: 671 * TFLOP,
    fp8: 2517 * TFLOP,
    fp4: 2517 * TFLOP,
    link: { name: 'NeuronLink-v4', bandwidth: 1.28 * TB },
    standing: 'primary',
    sources: [{ ...trainium3, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'fp4', 'link'] }],
    note: 'MXFP8 and MXFP4 run at one rate. link is half of the 2.56 TB/s that AWS prints. No power is published.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
