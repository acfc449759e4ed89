import { accelerators, models } from '../catalogue/index.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import type { ChatScenario, EngineName, PrecisionName } from '../estimate/index.ts';
import { acceleratorChoices, engineChoices, modelChoices, precisionChoices } from './choices.ts';

/** Fields that several widgets share, so that one scenario reads the same in each. */
export const scenarioFields = {
  model: { type: 'choice', label: 'Model', start: 'llama-3.1-8b', choices: modelChoices, rows: models },
  accelerator: {
    type: 'choice',
    label: 'Accelerator',
    start: 'a100-80gb-sxm',
    choices: acceleratorChoices,
    rows: accelerators,
  },
  accelerators: {
    type: 'number',
    label: 'How many',
    unit: 'accelerators',
    start: 1,
    least: 1,
    most: 64,
    help: 'They split every matrix among them (tensor parallelism).',
  },
  weights: { type: 'choice', label: 'Weights', start: 'bf16', choices: precisionChoices },
  engine: { type: 'choice', label: 'Engine', start: 'vllm', choices: engineChoices },
} as const;

interface ScenarioValues {
  readonly model: string;
  readonly accelerator: string;
  readonly accelerators: number;
  readonly weights: string;
  readonly engine: string;
}

/** The rows and settings that a widget's values name. */
export function scenarioOf(values: ScenarioValues): ChatScenario & { model: Model; accelerator: Accelerator } {
  return {
    model: models[values.model] as Model,
    accelerator: accelerators[values.accelerator] as Accelerator,
    accelerators: values.accelerators,
    weights: values.weights as PrecisionName,
    engine: values.engine as EngineName,
  };
}

/** "one NVIDIA H100 SXM", "4 × NVIDIA H100 SXM". */
export function fleet(accelerator: Accelerator, accelerators: number): string {
  return accelerators === 1 ? `one ${accelerator.name}` : `${accelerators} × ${accelerator.name}`;
}
