import type { Accelerator } from '../schema.ts';
import { GB, GIB, TB, TFLOP } from '../units.ts';

const tpuV4 = {
  url: 'https://docs.cloud.google.com/tpu/docs/v4',
  title: 'Google Cloud, TPU v4',
  opened: '2026-11-24',
} as const;
const tpuV5e = {
  url: 'https://docs.cloud.google.com/tpu/docs/v5e?authuser=6',
  title: 'Google Cloud, TPU v5e',
  opened: '2026-11-24',
} as const;
const tpuV5eChip = {
  url: 'https://docs.cloud.google.com/tpu/docs/v5e?hl=es',
  title: 'Google Cloud, TPU v5e (Spanish edition)',
  opened: '2026-11-24',
} as const;
const tpuV5p = {
  url: 'https://cloud.google.com/tpu/docs/v5p-training?authuser=1',
  title: 'Google Cloud, TPU v5p',
  opened: '2026-11-24',
} as const;
const tpuV6e = {
  url: 'https://docs.cloud.google.com/tpu/docs/v6e.md.txt',
  title: 'Google Cloud, TPU v6e',
  opened: '2026-11-24',
} as const;
const tpu7x = {
  url: 'https://docs.cloud.google.com/tpu/docs/tpu7x?authuser=101',
  title: 'Google Cloud, TPU7x (Ironwood)',
  opened: '2026-11-24',
} as const;
const ironwood = {
  url: 'https://pakgazette.com/ironwood-tpu-details-show-googles-most-powerful-supercomputer-to-date-with-1-77pb-shared-memory-in-9216-chips-establishing-a-new-world-record',
  title: 'Ironwood at Hot Chips 2025',
  opened: '2026-11-24',
} as const;

/** Google’s TPUs, one chip each. */
export const google = {
  'tpu-v4': {
    name: 'Google TPU v4',
    aliases: ['tpuv4'],
    vendor: 'Google',
    architecture: 'tpu',
    market: 'datacenter',
    released: '2022',
    memoryBytes: 32 * GIB,
    bandwidth: 1200 * GB,
    bf16: 275 * TFLOP,
    int8: 275 * TFLOP,
    power: 192,
    standing: 'primary',
    sources: [{ ...tpuV4, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'power'] }],
    note: 'power is the highest that Google measured (mean 170 W).',
  },
  'tpu-v5e': {
    name: 'Google TPU v5e',
    aliases: ['tpuv5e', 'v5e', 'tpu-v5-lite'],
    vendor: 'Google',
    architecture: 'tpu',
    market: 'datacenter',
    released: '2023',
    memoryBytes: 16 * GB,
    bandwidth: 819 * GB,
    bf16: 197 * TFLOP,
    int8: 393 * TFLOP,
    link: { name: 'ICI', bandwidth: 200 * GB },
    standing: 'primary',
    sources: [
      { ...tpuV5e, gives: ['memoryBytes', 'bf16', 'int8', 'link'] },
      { ...tpuV5eChip, gives: ['memoryBytes', 'bandwidth', 'bf16', 'link'] },
    ],
    note: 'Two editions of Google’s page disagree on the bandwidth: 819 GB/s and 800 GiB/s (859 GB/s). link is half of the bidirectional 400 GB/s, to all four neighbors. Google publishes no power.',
  },
  'tpu-v5p': {
    name: 'Google TPU v5p',
    aliases: ['tpuv5p', 'v5p'],
    vendor: 'Google',
    architecture: 'tpu',
    market: 'datacenter',
    released: '2023',
    memoryBytes: 95 * GIB,
    bandwidth: 2765 * GB,
    bf16: 459 * TFLOP,
    fp8: 459 * TFLOP,
    link: { name: 'ICI', bandwidth: 600 * GB },
    standing: 'primary',
    sources: [{ ...tpuV5p, gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'link'] }],
    note: 'FP8 runs at the BF16 rate. link is half of the bidirectional 1,200 GB/s. Google publishes no power.',
  },
  'tpu-v6e': {
    name: 'Google TPU v6e (Trillium)',
    aliases: ['tpuv6e', 'v6e', 'trillium'],
    vendor: 'Google',
    architecture: 'tpu',
    market: 'datacenter',
    released: '2024',
    memoryBytes: 32 * GB,
    bandwidth: 1638 * GB,
    bf16: 918 * TFLOP,
    fp8: 918 * TFLOP,
    int8: 1836 * TFLOP,
    link: { name: 'ICI', bandwidth: 400 * GB },
    standing: 'primary',
    sources: [
      { ...tpuV6e, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'link'] },
      { ...tpu7x, gives: ['memoryBytes', 'bf16', 'fp8'] },
    ],
    note: 'FP8 runs at the BF16 rate. link is half of the bidirectional 800 GB/s. Google publishes no power.',
  },
  'tpu-v7x': {
    name: 'Google TPU7x (Ironwood)',
    aliases: ['tpu7x', 'ironwood', 'tpuv7'],
    vendor: 'Google',
    architecture: 'tpu',
    market: 'datacenter',
    released: '2025',
    memoryBytes: 192 * GIB,
    bandwidth: 7.3 * TB,
    bf16: 2307 * TFLOP,
    fp8: 4614 * TFLOP,
    link: { name: 'ICI', bandwidth: 600 * GB },
    standing: 'secondary',
    sources: [
      { ...tpu7x, gives: ['memoryBytes', 'bf16', 'fp8'] },
      { ...ironwood, gives: ['bandwidth', 'link'] },
    ],
    note: 'Reports of Hot Chips 2025 round the bandwidth to 7.3 TB/s; an earlier one says 7.2. link is half of the 1.2 TB/s reported. Google publishes no power.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
