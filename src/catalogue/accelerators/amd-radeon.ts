import type { Accelerator } from '../schema.ts';
import { GB, GIB, TFLOP } from '../units.ts';
import { huggingFace, strixHaloTable, whichllm } from './sources.ts';

const gpuhunter7900 = {
  url: 'https://www.gpuhunter.io/gpu/rx-7900-xtx',
  title: 'GPU Hunter, RX 7900 XTX',
  opened: '2026-11-24',
} as const;
const announce7900 = {
  url: 'https://websetnet.net/sv/amd-avsl%C3%B6jar-radeon-rx-7900-xtx-och-7900-xt-f%C3%B6rsta-rdna-3-delarna-p%C3%A5-hyllan-i-december/',
  title: 'AMD announces RX 7900 XTX and XT: memory clock and bus',
  opened: '2026-11-24',
} as const;
const hmcRx9070 = {
  url: 'https://hmc-tech.com/gpu/amd-radeon-rx-9070-xt-vs-amd-radeon-rx-7900-xtx',
  title: 'HMC, RX 9070 XT and RX 7900 XTX: rates and power',
  opened: '2026-11-24',
} as const;
const r9700Entry = {
  url: 'https://github.com/huggingface/huggingface.js/pull/1895',
  title: 'Radeon AI PRO R9700: FP16 vector rate and memory, from AMD’s data sheet',
  opened: '2026-11-24',
} as const;
const strixMeasured = {
  url: 'https://github.com/adiudiuu/tps/issues/1',
  title: 'Ryzen AI Max+ 395: peak and measured rate and bandwidth',
  opened: '2026-11-24',
} as const;

const hmc9060 = {
  url: 'https://hmc-tech.com/gpu/amd-radeon-rx-9060-xt-16gb-vs-amd-radeon-rx-560dx',
  title: 'HMC, RX 9060 XT 16 GB: dense and sparse rates, power',
  opened: '2026-11-24',
} as const;
const launch9060 = {
  url: 'https://drbest7.com/2025/05/22/the-new-300-rx-9060-xt-from-amd-is-superior-to-the-nvidia-gpu-in-terms-of-both-price-and-power',
  title: 'RX 9060 XT at its launch: memory, bandwidth, sparse rates and board power',
  opened: '2026-11-24',
} as const;

/** AMD’s graphics cards and processors with a large GPU. */
export const amdRadeon = {
  'rx-7900-xtx': {
    name: 'Radeon RX 7900 XTX',
    aliases: ['7900-xtx', 'rx-7900xtx-24gb', 'rx-7900xtx', '7900xtx'],
    vendor: 'AMD',
    architecture: 'rdna3',
    market: 'consumer',
    released: '2022',
    memoryBytes: 24 * GIB,
    bandwidth: 960 * GB,
    bf16: 122.8 * TFLOP,
    int8: 122.8 * TFLOP,
    link: { name: 'PCIe 4 x16', bandwidth: 32 * GB },
    power: 355,
    standing: 'secondary',
    sources: [
      { ...gpuhunter7900, gives: ['memoryBytes', 'bandwidth', 'int8', 'link', 'power'] },
      { ...huggingFace, gives: ['memoryBytes', 'bf16', 'power'] },
      { ...announce7900, gives: ['memoryBytes', 'bandwidth', 'power'] },
      { ...hmcRx9070, gives: ['power'] },
    ],
    note: 'Its matrix instructions run at the rate of packed FP16 on the shaders.',
  },
  'rx-7900-xt': {
    name: 'Radeon RX 7900 XT',
    aliases: ['7900-xt', 'rx-7900xt-20gb', 'rx-7900xt', '7900xt'],
    vendor: 'AMD',
    architecture: 'rdna3',
    market: 'consumer',
    released: '2022',
    memoryBytes: 20 * GIB,
    bandwidth: 800 * GB,
    bf16: 103 * TFLOP,
    power: 315,
    standing: 'secondary',
    sources: [
      { ...announce7900, gives: ['memoryBytes', 'bandwidth'] },
      { ...huggingFace, gives: ['memoryBytes', 'bf16', 'power'] },
    ],
    note: 'bandwidth from 20 Gbit/s on 320 bits. Announced with 300 W, sold with 315 W.',
  },
  'ryzen-ai-max-395': {
    name: 'Ryzen AI Max+ 395 (Radeon 8060S)',
    aliases: ['ryzen-ai-max+-395', 'strix-halo', 'ai-max-395', 'ryzen-ai-max-395-128gb'],
    vendor: 'AMD',
    architecture: 'rdna3.5',
    market: 'integrated',
    released: '2025',
    memoryBytes: 128 * GIB,
    bandwidth: 256 * GB,
    bf16: 59.4 * TFLOP,
    int8: 59.4 * TFLOP,
    power: 120,
    standing: 'secondary',
    sources: [
      { ...strixHaloTable, gives: ['memoryBytes', 'bandwidth', 'bf16', 'int8', 'power'] },
      { ...huggingFace, gives: ['memoryBytes', 'power'] },
      { ...strixMeasured, gives: ['bandwidth', 'bf16'] },
    ],
    note: 'The memory is shared with the CPU: the GPU gets 96 GB under Windows, up to some 120 GiB under Linux. About 212 GB/s and 37 TFLOP/s were measured.',
  },
  'rx-9060-xt': {
    name: 'Radeon RX 9060 XT',
    aliases: ['9060-xt', 'rx-9060xt', '9060xt', 'rx-9060-xt-16gb'],
    vendor: 'AMD',
    architecture: 'rdna4',
    market: 'consumer',
    released: '2025',
    memoryBytes: 16 * GIB,
    bandwidth: 320 * GB,
    bf16: 102.6 * TFLOP,
    int8: 205.1 * TFLOP,
    power: 160,
    standing: 'secondary',
    sources: [
      { ...hmc9060, gives: ['memoryBytes', 'bf16', 'int8', 'power'] },
      { ...launch9060, gives: ['memoryBytes', 'bandwidth', 'int8', 'power'] },
      { ...whichllm, gives: ['bandwidth'] },
    ],
    note: 'The 16 GB version; one of 8 GB draws 150 W. int8 is half of the 410 TOPS that AMD gives with sparsity, and a quarter of the 820.5 in sparse INT4.',
  },
  'radeon-ai-pro-r9700': {
    name: 'Radeon AI PRO R9700',
    aliases: ['r9700', 'r9700-pro', 'radeon-ai-pro-r9700-32gb'],
    vendor: 'AMD',
    architecture: 'rdna4',
    market: 'workstation',
    released: '2025',
    memoryBytes: 32 * GIB,
    bandwidth: 640 * GB,
    bf16: 191.4 * TFLOP,
    fp8: 382.8 * TFLOP,
    int8: 382.8 * TFLOP,
    power: 300,
    standing: 'unverified',
    sources: [
      { ...r9700Entry, gives: ['memoryBytes', 'bf16'] },
      { ...huggingFace, gives: ['memoryBytes', 'power'] },
      { ...whichllm, gives: ['bandwidth'] },
      { ...hmcRx9070, gives: ['fp8', 'int8'] },
    ],
    note: 'Derived: bandwidth and the ratios of the matrix rates are those of the RX 9070 XT, which has the same chip and memory; bf16 is twice the FP16 vector rate of 95.7 TFLOP/s.',
  },
} as const satisfies Readonly<Record<string, Accelerator>>;
