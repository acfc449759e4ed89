import type { Accelerator, Model } from '../catalogue/schema.ts';
import { InputError, notNegative, positive, share, whole } from './check.ts';
import type { Constants, EngineName } from './constants.ts';
import { asRange } from './cost.ts';
import { type PrecisionName, precisionOf } from './precision.ts';
import type { Range } from './range.ts';
import type { Speculation } from './speculation.ts';
import type { Setup } from './step.ts';

/** Weights that stay in the memory of the host, which works on them itself or streams them to the accelerator. */
export interface Offload {
  /** Share of the weights of the layers, or of the experts, that stays there. */
  readonly share: number;
  /** Whose: whole layers unless told. */
  readonly of?: 'layers' | 'experts';
  /** Bytes a second at which the host reads them: about 60 GB/s with two channels of DDR5, 25 GB/s over PCIe 4 x16. */
  readonly hostBandwidth?: number;
}

/** Bytes a second of two channels of DDR5-5600 as programs reach it: two thirds of 89.6 GB/s. */
export const HOST_BANDWIDTH = 60e9;

/** A model on accelerators, answering requests of one shape. All but the first two have defaults. */
export interface ChatScenario {
  readonly model: Model;
  readonly accelerator: Accelerator;
  /** Accelerators in all. */
  readonly accelerators?: number;
  /** Accelerators that split every matrix among them. */
  readonly tensorParallel?: number;
  /** Groups of accelerators that hold different layers; `tensorParallel × pipelineParallel` make a replica. */
  readonly pipelineParallel?: number;
  /** Weights that stay in the host's memory. */
  readonly offload?: Offload;
  readonly weights?: PrecisionName;
  readonly kvCache?: PrecisionName;
  readonly engine?: EngineName;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Users who each send again when their answer is complete, or `max`: as many as fit in memory. */
  readonly concurrency?: number | 'max';
  /** Requests that arrive at random each second, in place of `concurrency`. */
  readonly requestsPerSecond?: number;
  /** Part of the input whose cache is there already. */
  readonly cachedTokens?: number;
  /** Most requests that an engine runs at once on one replica. */
  readonly maxBatch?: number;
  readonly speculative?: Speculation;
  /** USD for one accelerator and one hour. */
  readonly perHour?: number | Range | undefined;
  /** Share of the time in which there is work. */
  readonly utilisation?: number;
}

/** What is taken where a scenario does not say. */
export const DEFAULTS = {
  accelerators: 1,
  weights: 'bf16',
  engine: 'vllm',
  inputTokens: 1024,
  outputTokens: 256,
  concurrency: 1,
  cachedTokens: 0,
  utilisation: 1,
} as const;

/**
 * TensorRT-LLM keeps the cache of an FP8 or FP4 checkpoint in FP8, as the checkpoint says; others keep 16 bits unless told.
 * @see https://nvidia.github.io/TensorRT-LLM/reference/precision.html
 */
const usualCache = (engine: EngineName, weights: PrecisionName): PrecisionName =>
  engine === 'tensorrt-llm' && (weights === 'fp8' || weights === 'nvfp4') ? 'fp8' : 'bf16';

/** What runs where, and the shape of its requests: all of a scenario that does not depend on how many there are. */
export interface Placing extends Setup {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
}

/** How a scenario's accelerators are put together. */
function arrange(scenario: ChatScenario, accelerators: number, splits: 'tensors' | 'layers') {
  const given = scenario.tensorParallel;
  if (given !== undefined) whole('tensorParallel', given);
  const stages = whole('pipelineParallel', scenario.pipelineParallel ?? 1);
  if (accelerators % stages !== 0) throw indivisible('pipelineParallel', `accelerators (${accelerators})`, stages);
  if (splits === 'layers') {
    if (given !== undefined && accelerators % given !== 0)
      throw indivisible('tensorParallel', `accelerators (${accelerators})`, given);
    return { tensorParallel: 1, stages: given === undefined && stages === 1 ? accelerators : stages * (given ?? 1) };
  }
  const tensorParallel = given ?? accelerators / stages;
  if (accelerators % (tensorParallel * stages) !== 0)
    throw indivisible('tensorParallel', `accelerators (${accelerators / stages})`, tensorParallel);
  const { heads } = scenario.model;
  if (heads % tensorParallel !== 0)
    throw indivisible('tensorParallel', `the model's ${heads} attention heads`, tensorParallel);
  return { tensorParallel, stages };
}

const indivisible = (path: string, what: string, given: number): InputError =>
  new InputError('indivisible', path, `${path} must divide ${what}, got ${given}`);

/**
 * A scenario with everything filled in.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function checked(scenario: ChatScenario, constants: Constants) {
  const { model, accelerator, offload } = scenario;
  const { engines } = constants;
  const accelerators = whole('accelerators', scenario.accelerators ?? DEFAULTS.accelerators);
  const engine = scenario.engine ?? DEFAULTS.engine;
  if (!Object.hasOwn(engines, engine)) {
    throw new InputError(
      'unknown-engine',
      'engine',
      `unknown engine "${engine}"; expected one of: ${Object.keys(engines).join(', ')}`,
    );
  }
  const { tensorParallel, stages } = arrange(scenario, accelerators, engines[engine].splits);
  if (offload !== undefined) {
    share('offload.share', offload.share);
    if (offload.hostBandwidth !== undefined) positive('offload.hostBandwidth', offload.hostBandwidth);
    if (offload.of !== undefined && offload.of !== 'layers' && offload.of !== 'experts') {
      throw new InputError(
        'unknown-offload',
        'offload.of',
        `offload.of must be "layers" or "experts", got ${JSON.stringify(offload.of)}`,
      );
    }
    if (offload.of === 'experts' && model.experts === undefined) {
      throw new InputError('no-experts', 'offload.of', `offload.of is "experts", but ${model.name} has none`);
    }
  }
  const weights = scenario.weights ?? DEFAULTS.weights;
  const kvCache = scenario.kvCache ?? usualCache(engine, weights);
  precisionOf('weights', weights);
  precisionOf('kvCache', kvCache);
  const inputTokens = whole('inputTokens', scenario.inputTokens ?? DEFAULTS.inputTokens);
  const outputTokens = whole('outputTokens', scenario.outputTokens ?? DEFAULTS.outputTokens);
  const { maxContext } = model;
  if (inputTokens + outputTokens > maxContext) {
    throw new InputError(
      'beyond-context',
      'inputTokens',
      `inputTokens + outputTokens must be at most the model's context of ${maxContext} tokens, got ${inputTokens + outputTokens}`,
    );
  }
  const cachedTokens = scenario.cachedTokens ?? DEFAULTS.cachedTokens;
  if (notNegative('cachedTokens', cachedTokens) > inputTokens) {
    throw new InputError(
      'cached-beyond-input',
      'cachedTokens',
      `cachedTokens must be at most inputTokens (${inputTokens}), got ${cachedTokens}`,
    );
  }
  const concurrency = scenario.concurrency ?? DEFAULTS.concurrency;
  if (concurrency !== 'max') whole('concurrency', concurrency);
  if (scenario.requestsPerSecond !== undefined) positive('requestsPerSecond', scenario.requestsPerSecond);
  if (scenario.maxBatch !== undefined) whole('maxBatch', scenario.maxBatch);
  if (scenario.speculative !== undefined) {
    whole('speculative.draftTokens', scenario.speculative.draftTokens);
    share('speculative.acceptance', scenario.speculative.acceptance);
    notNegative('speculative.draftCost', scenario.speculative.draftCost);
  }
  const utilisation = share('utilisation', scenario.utilisation ?? DEFAULTS.utilisation);
  positive('utilisation', utilisation);
  const perHour = scenario.perHour === undefined ? undefined : asRange('perHour', scenario.perHour);
  const placing: Placing = {
    outputTokens,
    engine,
    inputTokens,
    stages,
    offload,
    constants,
    cachedTokens,
    kvCache,
    model,
    accelerator,
    weights,
    tensorParallel,
  };
  return { perHour, utilisation, concurrency, placing, accelerators };
}
