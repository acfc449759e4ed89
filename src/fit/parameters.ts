import type { EngineName, KernelName } from '../estimate/index.ts';
import { type FitConstants, olderEngines } from './older.ts';

/** A constant that the fit may move: where it stands, and between what. */
export interface Parameter {
  readonly path: readonly [group: keyof FitConstants, name: string, field?: string];
  readonly low: number;
  readonly high: number;
}

const KERNELS: readonly KernelName[] = [
  'hopper',
  'ampere',
  'hbm',
  'cdna',
  'gddr',
  'unified',
  'fp8',
  'fp4',
  'int8',
  'int4 hbm',
  'int4 gddr',
  'int4 unified',
  'gguf hbm',
  'gguf gddr',
  'gguf rdna',
  'gguf apple',
  'gguf16 hbm',
  'gguf16 gddr',
  'gguf16 rdna',
  'gguf16 apple',
];
const ENGINES: readonly EngineName[] = [
  'vllm',
  'tensorrt-llm',
  'sglang',
  'lmdeploy',
  'llama.cpp',
  'exllama',
  'mlc',
  'mlx',
  'gpt-fast',
  'transformers',
];
/** Engines that serve many users: what they do with requests that wait is fitted too. */
const SERVERS: readonly EngineName[] = ['vllm', 'tensorrt-llm', 'sglang'];

const kernel = (name: KernelName, field: string, low: number, high: number): Parameter => ({
  path: ['kernels', name, field],
  low,
  high,
});
const engine = (name: EngineName, field: string, low: number, high: number): Parameter => ({
  path: ['engines', name, field],
  low,
  high,
});

/** All constants that are fitted. Shares stay below what hardware can give, times above what it needs. */
export const parameters: readonly Parameter[] = [
  ...KERNELS.flatMap((name) => [
    kernel(name, 'bandwidth', 0.3, 0.93),
    kernel(name, 'compute', 0.1, 0.93),
    kernel(name, 'perLayer', 2e-6, 300e-6),
  ]),
  ...(['hopper', 'ampere', 'fp8', 'gguf gddr', 'gguf apple', 'gguf16 apple'] as const).map((name) =>
    kernel(name, 'corner', 1, 6),
  ),
  ...ENGINES.flatMap((name) => [
    engine(name, 'perStep', 1e-5, 2e-2),
    engine(name, 'perPromptLayer', 2e-6, 3e-3),
    engine(name, 'attentionBandwidth', 0.1, 0.93),
    engine(name, 'attentionCompute', 0.02, 0.9),
    ...(name === 'llama.cpp' ? [] : [engine(name, 'perLayer', 2e-6, 2e-3)]),
  ]),
  ...([...SERVERS, 'gpt-fast'] as const).flatMap((name) => [
    engine(name, 'allReduce', 1e-6, 60e-6),
    engine(name, 'perSequence', 1e-7, 1e-4),
  ]),
  ...SERVERS.flatMap((name) => [
    engine(name, 'host', 5e-4, 0.1),
    engine(name, 'admission', 1e-3, 0.2),
    engine(name, 'promptWait', 1, 6),
    engine(name, 'promptWaitPerUser', 0.005, 0.5),
    engine(name, 'interference', 0.6, 1),
    engine(name, 'routing', 1e-6, 2e-4),
  ]),
  engine('llama.cpp', 'expertCompute', 0.5, 3),
  engine('vllm', 'narrowCache', 0.3, 1),
  engine('tensorrt-llm', 'latentLayer', 1e-6, 2e-4),
  engine('tensorrt-llm', 'bandwidth', 0.8, 1.1),
  engine('tensorrt-llm', 'compute', 0.7, 1.3),
  ...Object.entries(olderEngines).flatMap(([name, { fields }]) =>
    fields.map((field): Parameter => ({ path: ['older', name, field], low: 0.3, high: 6 })),
  ),
  { path: ['shared', 'routingSkew'], low: 0.02, high: 3 },
  { path: ['shared', 'expertBandwidth'], low: 0.3, high: 1 },
  { path: ['shared', 'expertCompute'], low: 0.1, high: 1 },
  { path: ['shared', 'latentLayer'], low: 1e-6, high: 2e-4 },
  { path: ['shared', 'link'], low: 0.2, high: 0.9 },
  { path: ['shared', 'ringStep'], low: 1e-7, high: 20e-6 },
  { path: ['shared', 'pcie'], low: 1e9, high: 3e10 },
  { path: ['shared', 'pcieAllReduce'], low: 1e-6, high: 2e-4 },
  { path: ['shared', 'attentionRamp'], low: 10, high: 5000 },
  { path: ['shared', 'pipeline'], low: 0.5, high: 1 },
];

type Tree = { [key: string]: Tree | number };

/** The value of a parameter among constants. */
export function valueAt(constants: FitConstants, { path }: Parameter): number {
  let node: unknown = constants;
  for (const key of path) node = (node as Tree)[key ?? ''];
  return node as number;
}

/** Constants with other values for some parameters. */
export function withValues(
  constants: FitConstants,
  list: readonly Parameter[],
  values: readonly number[],
): FitConstants {
  const copy = structuredClone(constants) as unknown as Tree;
  for (const [index, { path }] of list.entries()) {
    let node = copy;
    for (const key of path.slice(0, -1)) node = node[key ?? ''] as Tree;
    node[path.at(-1) ?? ''] = values[index] ?? 0;
  }
  return copy as unknown as FitConstants;
}
