import type { Accelerator, Model } from '../catalogue/schema.ts';
import { type ChatScenario, type EngineName, type PrecisionName, precisions } from '../estimate/index.ts';
import { choose, chooseAccelerator, fleetOf, named, originOf } from './choices.ts';
import { accelerators } from './facts/accelerators.ts';
import { engineNames } from './facts/engines.ts';
import { models } from './facts/models.ts';
import { type Facts, unread } from './facts/strip.ts';
import { pastedModel } from './frame/pasted.ts';
import type { Origin } from './frame/widget.ts';

export { dated, precisionName } from './choices.ts';

/** Fields that several widgets share, so that one scenario reads the same in each. */
export const scenarioFields = {
  model: {
    type: 'choice',
    label: 'Model',
    start: 'llama-3.1-8b',
    choices: choose(models, ({ developer }) => developer),
    pasted: true,
  },
  accelerator: {
    type: 'choice',
    label: 'Accelerator',
    help: 'GPU or other chip that runs it',
    start: 'a100-80gb-sxm',
    choices: chooseAccelerator(accelerators),
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
const modelOf = (text: string): Model =>
  Object.hasOwn(models, text) ? { ...(models[text] as Facts<Model>), ...unread } : pastedModel(text);

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

/** The accelerators of a scenario in words. */
export const fleet = ({ accelerator, accelerators: count }: Pick<Told, 'accelerator' | 'accelerators'>): string =>
  fleetOf(accelerator.name, count);

/** Where the facts of the two rows stand with their sources. */
export function originsOf(values: Pick<ScenarioValues, 'model' | 'accelerator'>): Origin[] {
  const rows = [
    [values.model, models[values.model]],
    [values.accelerator, accelerators[values.accelerator]],
  ] as const;
  return rows.flatMap(([id, row]): Origin[] => (row === undefined ? [] : [originOf(id, row)]));
}
