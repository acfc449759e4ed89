import { InputError, positive, share, whole } from '../estimate/check.ts';
import { type Constants, fitted } from '../estimate/constants.ts';
import { cacheShare, kvCacheBytes } from '../estimate/kv-cache.ts';
import { memoryUse } from '../estimate/memory.ts';
import { precisions } from '../estimate/precision.ts';
import { type ChatScenario, checked } from '../estimate/scenario.ts';
import { machine } from '../estimate/step.ts';
import { type Arrivals, checkArrivals } from './arrivals.ts';
import { type Lengths, meanLength } from './distribution.ts';
import type { Limits } from './results.ts';
import { serviceOf } from './service.ts';
import type { Setup } from './simulation.ts';

/** A model on accelerators, and the requests that come to it. All but the first three have defaults. */
export interface LoadScenario
  extends Limits,
    Pick<
      ChatScenario,
      | 'model'
      | 'accelerator'
      | 'accelerators'
      | 'tensorParallel'
      | 'pipelineParallel'
      | 'offload'
      | 'weights'
      | 'kvCache'
      | 'engine'
      | 'maxBatch'
      | 'speculative'
    > {
  readonly arrivals: Arrivals;
  readonly input?: Lengths;
  readonly output?: Lengths;
  /** Tokens at the start of every prompt that are in the cache already. */
  readonly cachedTokens?: number;
  /** Requests that come in all. */
  readonly requests?: number;
  /** Share of them, the first, that are not counted. */
  readonly warmUp?: number;
  /** Room that the engine sets aside for a request at its start: for the prompt, or for the whole answer too. */
  readonly reserve?: 'prompt' | 'whole';
  readonly seed?: number;
  /** Factor on every time of the machine: the ends of an estimate's range. */
  readonly pace?: number;
}

/** What is taken where a scenario does not say. */
export const LOAD_DEFAULTS = {
  input: 1024,
  output: 256,
  cachedTokens: 0,
  requests: 1000,
  warmUp: 0.2,
  reserve: 'prompt',
  seed: 1,
  pace: 1,
} as const;

/** Most requests of one simulation: their times are kept until its end. */
export const MOST_REQUESTS = 5_000_000;

/**
 * A scenario as the simulation takes it.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function setupOf(scenario: LoadScenario, constants: Constants = fitted): Setup {
  const { arrivals, input, output, cachedTokens, requests, warmUp, reserve, seed, pace } = {
    ...LOAD_DEFAULTS,
    ...scenario,
  };
  checkArrivals(arrivals);
  const inputTokens = Math.max(1, Math.round(meanLength('input', input)));
  const outputTokens = Math.max(1, Math.round(meanLength('output', output)));
  const { placing, accelerators } = checked({ ...scenario, inputTokens, outputTokens, cachedTokens }, constants);
  const { engine: name, tensorParallel, stages, weights, kvCache } = placing;
  const { model, accelerator, offload, speculative } = scenario;
  const engine = constants.engines[name];
  if (stages > 1 && engine.splits === 'tensors')
    throw new InputError('not-simulated', 'pipelineParallel', `pipelineParallel is not simulated, got ${stages}`);
  if (whole('requests', requests) > MOST_REQUESTS)
    throw new InputError('too-large', 'requests', `requests must be at most ${MOST_REQUESTS}, got ${requests}`);
  if (share('warmUp', warmUp) === 1) throw new InputError('too-large', 'warmUp', 'warmUp must be below 1, got 1');
  whole('seed', seed, 0);
  positive('pace', pace);

  const mean = inputTokens + outputTokens / 2;
  const memory = memoryUse(model, {
    capacity: accelerator.memoryBytes,
    tensorParallel,
    stages,
    engine,
    weights,
    kvCache,
    tokens: inputTokens + outputTokens,
    sequences: 1,
    offload,
    spread: constants.spreads[name].memory,
  });
  if (!memory.fits)
    throw new InputError(
      'does-not-fit',
      'accelerators',
      `accelerators must be enough for the weights and one request: ${model.name} does not fit ${accelerators} × ${accelerator.name}`,
    );
  const space = engine.memory * memory.capacity - memory.weights - memory.activations - memory.overhead;
  // Windows and states make a cache grow unevenly; it is counted as at the mean length.
  const perToken =
    (kvCacheBytes(model, mean, precisions[kvCache].bytes) * cacheShare(model, tensorParallel)) / stages / mean;
  const tokens = Math.floor(space / perToken);
  return {
    service: serviceOf(machine(placing), { speculative, pace }),
    room: {
      slots: Math.min(scenario.maxBatch ?? engine.maxBatch, engine.maxBatch),
      tokens,
      reserve,
      cached: cachedTokens,
    },
    replicas: accelerators / (tensorParallel * stages),
    arrivals,
    input,
    output,
    longest: Math.min(model.maxContext, Math.max(inputTokens + outputTokens, tokens - 32)),
    limits: scenario,
    requests: arrivals.kind === 'listed' ? Math.min(requests, arrivals.seconds.length) : requests,
    warmUp,
    seed,
  };
}
