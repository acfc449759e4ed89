import type { Accelerator, Model } from '../catalogue/schema.ts';
import { type ChatScenario, type EngineName, type PrecisionName, precisions } from '../estimate/index.ts';
import { accelerators } from './facts/accelerators.ts';
import { checked } from './facts/checked.ts';
import { engineNames } from './facts/engines.ts';
import { models } from './facts/models.ts';
import { type Facts, unread } from './facts/strip.ts';
import type { Choices } from './frame/field.ts';
import type { Origin } from './frame/widget.ts';

const NAMES: Readonly<Record<string, string>> = {
  bf16: 'BF16 (16 bits)',
  fp16: 'FP16 (16 bits)',
  fp8: 'FP8 (8 bits)',
  int8: 'INT8 (8 bits)',
  int4: 'INT4 (4 bits)',
  nvfp4: 'NVFP4 (4 bits)',
  mxfp4: 'MXFP4 (4 bits)',
  vllm: 'vLLM',
  sglang: 'SGLang',
  'tensorrt-llm': 'TensorRT-LLM',
  lmdeploy: 'LMDeploy',
  exllama: 'ExLlama',
  mlc: 'MLC',
  transformers: 'Transformers',
  'llama.cpp': 'llama.cpp',
  'gpt-fast': 'gpt-fast',
  ideal: 'ideal (no losses)',
};

const named = (ids: readonly string[]): Choices =>
  Object.fromEntries(ids.map((id) => [id, { name: NAMES[id] ?? id.toUpperCase() }]));

const MARKETS: Readonly<Record<Accelerator['market'], string>> = {
  datacenter: 'data centre',
  workstation: 'workstation',
  consumer: 'consumer',
  integrated: 'in the computer',
};

const choose = <Row extends { readonly name: string; readonly aliases?: readonly string[] }>(
  rows: Readonly<Record<string, Row>>,
  group: (row: Row) => string,
): Choices =>
  Object.fromEntries(
    Object.entries(rows).map(([id, row]) => [
      id,
      { name: row.name, group: group(row), ...(row.aliases === undefined ? {} : { aliases: row.aliases }) },
    ]),
  );

/** How a format of weights is written in a sentence. */
export const precisionName = (id: string): string => (NAMES[id] ?? id.toUpperCase()).replace(/ \(.*/, '');

/** Fields that several widgets share, so that one scenario reads the same in each. */
export const scenarioFields = {
  model: {
    type: 'choice',
    label: 'Model',
    start: 'llama-3.1-8b',
    choices: choose(models, ({ developer }) => developer),
  },
  accelerator: {
    type: 'choice',
    label: 'Accelerator',
    help: 'GPU or other chip that runs it',
    start: 'a100-80gb-sxm',
    choices: choose(accelerators, ({ vendor, market }) => `${vendor}, ${MARKETS[market]}`),
  },
  accelerators: {
    type: 'number',
    label: 'How many',
    unit: 'accelerators',
    start: 1,
    least: 1,
    most: 64,
    step: 1,
    known: 'tensorParallel',
  },
  weights: {
    type: 'choice',
    label: 'Weights',
    help: 'Fewer bits: smaller, faster, a little less exact',
    start: 'bf16',
    choices: named(Object.keys(precisions)),
  },
  kv: {
    type: 'choice',
    label: 'KV cache',
    help: 'What it keeps of every token it has read',
    start: 'bf16',
    choices: named(['bf16', 'fp8']),
    known: 'kvCache',
  },
  engine: {
    type: 'choice',
    label: 'Engine',
    help: 'Program that serves the model',
    start: 'vllm',
    choices: named(engineNames),
  },
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

/** The row that the text of a model field stands for: the one place that knows how a model is told. */
const modelOf = (text: string): Model => ({ ...(models[text] as Facts<Model>), ...unread });

/** An accelerator as the estimation module takes it. */
export const acceleratorOf = (id: string): Accelerator => ({ ...(accelerators[id] as Facts<Accelerator>), ...unread });

/** The rows and settings that a widget's values name. */
export function scenarioOf(values: ScenarioValues): Told {
  return {
    model: modelOf(values.model),
    accelerator: acceleratorOf(values.accelerator),
    accelerators: values.accelerators,
    tensorParallel: values.accelerators,
    weights: values.weights as PrecisionName,
    kvCache: values.kv as PrecisionName,
    engine: values.engine as EngineName,
  };
}

/** "one NVIDIA H100 SXM", "4 × NVIDIA H100 SXM". */
export function fleet({ accelerator, accelerators: number }: Pick<Told, 'accelerator' | 'accelerators'>): string {
  return number === 1 ? `one ${accelerator.name}` : `${number} × ${accelerator.name}`;
}

const STANDING = {
  primary: undefined,
  secondary: 'from another’s table of the datasheet, so its range is wider',
  unverified: 'no source that supports it was found, so its range is wider',
} as const;

/** Where the facts of the two rows stand with their sources. */
export function originsOf(values: Pick<ScenarioValues, 'model' | 'accelerator'>): Origin[] {
  const rows = [
    [values.model, models[values.model]],
    [values.accelerator, accelerators[values.accelerator]],
  ] as const;
  return rows.flatMap(([id, row]): Origin[] => {
    if (row === undefined) return [];
    const note = STANDING[row.standing];
    return [{ title: row.name, url: `/catalogue/#${id}`, ...(note === undefined ? {} : { note }) }];
  });
}

/** The day of the facts about models and accelerators. */
export const dated = `Facts from the catalogue of ${checked}.`;
