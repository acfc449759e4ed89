import type { Accelerator } from '../schema.ts';
import { GB, TB, TFLOP } from '../units.ts';

/** AMD's accelerators. */
export const amd = {
  mi300x: {
    name: 'AMD Instinct MI300X',
    vendor: 'AMD',
    architecture: 'cdna3',
    market: 'datacenter',
    released: '2023',
    memoryBytes: 192 * GB,
    bandwidth: 5.3 * TB,
    bf16: 1307 * TFLOP,
    fp8: 2615 * TFLOP,
    int8: 2615 * TFLOP,
    link: { name: 'Infinity Fabric', bandwidth: 448 * GB },
    power: 750,
    standing: 'secondary',
    sources: [
      {
        url: 'https://www.jaredwatkins.com/research/ai-accelerators/amd-instinct/mi300-series/',
        title: 'AMD Instinct MI300 series',
        opened: '2026-11-23',
        gives: ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'int8', 'power'],
      },
      {
        url: 'https://www.emergentmind.com/topics/amd-mi300x-gpu',
        title: 'AMD MI300X: a survey of papers',
        opened: '2026-11-23',
        gives: ['memoryBytes', 'bandwidth', 'link'],
      },
    ],
    note: 'Rates are rounded in the sources (1.3 and 2.6 PFLOP/s); some pages print the sparse rate as dense.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
