import { accelerators, models } from '../catalogue/index.ts';
import type { Accelerator, Model, Source } from '../catalogue/schema.ts';
import { type ChatScenario, type EngineName, engines, type PrecisionName, precisions } from '../estimate/index.ts';
import type { Choices } from './field.ts';
import type { Origin } from './widget.ts';

const NAMES: Readonly<Record<string, string>> = {
  bf16: 'BF16',
  fp16: 'FP16',
  fp8: 'FP8',
  int8: 'INT8',
  int4: 'INT4',
  nvfp4: 'NVFP4',
  mxfp4: 'MXFP4',
  vllm: 'vLLM',
  sglang: 'SGLang',
  'tensorrt-llm': 'TensorRT-LLM',
  lmdeploy: 'LMDeploy',
  exllama: 'ExLlama',
  mlc: 'MLC',
  transformers: 'Transformers',
  ideal: 'ideal (no losses)',
};

const named = (ids: readonly string[]): Choices =>
  Object.fromEntries(
    ids.map((id) => [
      id,
      { name: NAMES[id] ?? id.toUpperCase().replace('LLAMA.CPP', 'llama.cpp').replace('GPT-FAST', 'gpt-fast') },
    ]),
  );

/** How a format of weights is written in a sentence. */
export const precisionName = (id: string): string => NAMES[id] ?? id.toUpperCase();

/** Fields that several widgets share, so that one scenario reads the same in each. */
export const scenarioFields = {
  model: { type: 'choice', label: 'Model', start: 'llama-3.1-8b', choices: models },
  accelerator: { type: 'choice', label: 'Accelerator', start: 'a100-80gb-sxm', choices: accelerators },
  accelerators: {
    type: 'number',
    label: 'How many of them',
    unit: 'accelerators',
    start: 1,
    least: 1,
    most: 64,
    step: 1,
    known: 'tensorParallel',
  },
  weights: { type: 'choice', label: 'Weights', start: 'bf16', choices: named(Object.keys(precisions)) },
  kv: { type: 'choice', label: 'KV cache', start: 'bf16', choices: named(['bf16', 'fp8']), known: 'kvCache' },
  engine: { type: 'choice', label: 'Engine', start: 'vllm', choices: named(Object.keys(engines)) },
} as const;

interface ScenarioValues {
  readonly model: string;
  readonly accelerator: string;
  readonly accelerators: number;
  readonly weights: string;
  readonly kv: string;
  readonly engine: string;
}

/** A scenario whose settings are all told. */
export type Told = ChatScenario &
  Required<Pick<ChatScenario, 'accelerators' | 'tensorParallel' | 'weights' | 'kvCache' | 'engine'>>;

/** The rows and settings that a widget's values name. */
export function scenarioOf(values: ScenarioValues): Told {
  return {
    model: models[values.model] as Model,
    accelerator: accelerators[values.accelerator] as Accelerator,
    accelerators: values.accelerators,
    tensorParallel: values.accelerators,
    weights: values.weights as PrecisionName,
    kvCache: values.kv as PrecisionName,
    engine: values.engine as EngineName,
  };
}

/** "one NVIDIA H100 SXM", "4 × NVIDIA H100 SXM". */
export function fleet({ accelerator, accelerators: number }: Told): string {
  return number === 1 ? `one ${accelerator.name}` : `${number} × ${accelerator.name}`;
}

const STANDING = {
  primary: undefined,
  secondary: 'another’s table of the datasheet',
  unverified: 'no source that supports it was found',
} as const;

/** Where the facts of the two rows come from. */
export function originsOf({ model, accelerator }: Told): Origin[] {
  return [model, accelerator].flatMap((row) =>
    row.sources.map(({ url, title, opened }): Origin => {
      const standing = STANDING[row.standing];
      return {
        url,
        title: `${row.name}: ${title ?? new URL(url).hostname}`,
        note: `opened ${opened}${standing === undefined ? '' : `; ${standing}`}`,
      };
    }),
  );
}

/** The latest day on which a source of the two rows was opened. */
export function datedOf({ model, accelerator }: Told): string {
  const days = [...model.sources, ...accelerator.sources].map(({ opened }: Source) => opened).sort();
  const day = days.at(-1);
  return day === undefined ? 'Facts of the catalogue, without a dated source.' : `Facts of the catalogue as of ${day}.`;
}
