import type { Constants, Engine, EngineName } from '../estimate/index.ts';
import published from './older.json' with { type: 'json' };

/** An engine before a change that made it another one: what its old releases had otherwise, in units of today's. */
interface OlderEngine {
  readonly engine: EngineName;
  /** Files of measurements. */
  readonly sets: readonly string[];
  readonly fields: readonly (keyof Engine)[];
  readonly why: string;
}

/** Measurements of them count for everything but the constants that changed, and say nothing of those. */
export const olderEngines: Readonly<Record<string, OlderEngine>> = {
  'llama.cpp 2024': {
    engine: 'llama.cpp',
    sets: ['llama.cpp-2024'],
    fields: ['attentionBandwidth', 'attentionCompute', 'perPromptLayer'],
    why: 'flash attention was off unless asked for',
  },
  'vllm 0': {
    engine: 'vllm',
    sets: ['qwen2.5-vllm', 'vllm-oracle-mi300x-2024'],
    fields: ['perStep', 'perLayer', 'perPromptLayer'],
    why: 'before the rewritten engine, and before whole passes were compiled',
  },
  'sglang 0.4': {
    engine: 'sglang',
    sets: ['sglang-qwen3-h20-2025'],
    fields: ['perStep', 'perLayer', 'bandwidth'],
    why: 'dense weights in 16 bits were read at a third of the bandwidth, by its own tables',
  },
  'tensorrt-llm 0': {
    engine: 'tensorrt-llm',
    sets: ['tensorrt-llm-0.5', 'tensorrt-llm-0.9', 'tensorrt-llm-0.14-online'],
    fields: ['perStep', 'perLayer', 'perPromptLayer', 'perSequence'],
    why: 'before the PyTorch backend',
  },
};

/** Factors of old releases' constants, by the name of the old engine and the field. */
export type Older = Readonly<Record<string, Readonly<Partial<Record<keyof Engine, number>>>>>;

/** Constants with those of old releases, which only the fit and its scores know. */
export interface FitConstants extends Constants {
  readonly older: Older;
}

/** What was fitted. */
export const older: Older = published;

/** Nothing changed. */
export const unchanged: Older = Object.fromEntries(
  Object.entries(olderEngines).map(([name, { fields }]) => [
    name,
    Object.fromEntries(fields.map((field) => [field, 1])),
  ]),
);

/** The old engine that a file of measurements is of. */
export const olderOf = (set: string): string | undefined =>
  Object.keys(olderEngines).find((name) => olderEngines[name]?.sets.includes(set));

/** Constants as they were for an old engine. */
export function asItWas(constants: Constants, name: string, factors: Older): Constants {
  const engine = olderEngines[name]?.engine;
  if (engine === undefined) throw new RangeError(`no old engine is called "${name}"`);
  const today = constants.engines[engine];
  const changed = Object.entries(factors[name] ?? {}).map(([field, factor]) => [
    field,
    (today[field as keyof Engine] as number) * factor,
  ]);
  return { ...constants, engines: { ...constants.engines, [engine]: { ...today, ...Object.fromEntries(changed) } } };
}
