import type { Accelerator, Model, Standing } from '../catalogue/schema.ts';
import { assumptions, type EngineName, engines, spreads } from './assumptions.ts';
import { InputError, notNegative, positive, share, whole } from './check.ts';
import { asRange, rentalPerMillionTokens } from './cost.ts';
import { type MemoryUse, memoryUse } from './memory.ts';
import { type PrecisionName, precisionOf } from './precision.ts';
import { around, inverse, mapRange, type Range } from './range.ts';
import { closedLoop, openLoop, type Request, type Service } from './service.ts';
import type { Speculation } from './speculation.ts';
import { type Setup, type Step, stepSeconds } from './step.ts';

/** A model on accelerators, answering requests of one shape. All but the first two have defaults. */
export interface ChatScenario {
  readonly model: Model;
  readonly accelerator: Accelerator;
  /** Accelerators in all. */
  readonly accelerators?: number;
  /** Accelerators that split every matrix among them. */
  readonly tensorParallel?: number;
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
  readonly perHour?: number | Range;
  /** Share of the time in which there is work. */
  readonly utilisation?: number;
}

/** Seconds, tokens a second, bytes, joules and USD. Times are null where the model or one request does not fit. */
export interface ChatEstimate {
  readonly timeToFirstToken: Range | null;
  readonly timePerOutputToken: Range | null;
  readonly latency: Range | null;
  /** Of all users. */
  readonly outputTokensPerSecond: Range | null;
  readonly outputTokensPerSecondPerUser: Range | null;
  /** While one prompt is read alone. */
  readonly prefillTokensPerSecond: Range | null;
  /** Of one accelerator. */
  readonly memory: MemoryUse;
  readonly boundBy: 'memory-bandwidth' | 'compute' | 'communication' | 'overhead' | 'memory-capacity';
  /** Seconds of one decode pass by part; they sum to the pass. */
  readonly step: Step | null;
  /** Joules at the wall. */
  readonly energy: { readonly perRequest: Range; readonly perOutputToken: Range } | null;
  /** Rented; null without `perHour`. */
  readonly cost: { readonly perMillionOutputTokens: Range; readonly perRequest: Range } | null;
  /** What was not told, and what was taken for it. */
  readonly assumed: Readonly<Record<string, unknown>>;
  /** Whether measurements of such an accelerator and engine stand behind the range. */
  readonly validated: boolean;
}

const DEFAULTS = {
  accelerators: 1,
  weights: 'bf16',
  kvCache: 'bf16',
  engine: 'vllm',
  inputTokens: 1024,
  outputTokens: 256,
  concurrency: 1,
  cachedTokens: 0,
  utilisation: 1,
} as const;

const MEASURED_ENGINES: readonly EngineName[] = ['vllm', 'sglang', 'tensorrt-llm'];

function checked(scenario: ChatScenario) {
  const accelerators = whole('accelerators', scenario.accelerators ?? DEFAULTS.accelerators);
  const engine = scenario.engine ?? DEFAULTS.engine;
  if (!(engine in engines)) {
    throw new InputError(
      'unknown-engine',
      'engine',
      `unknown engine "${engine}"; expected one of: ${Object.keys(engines).join(', ')}`,
    );
  }
  const ranks = whole('tensorParallel', scenario.tensorParallel ?? accelerators);
  if (accelerators % ranks !== 0) {
    throw new InputError(
      'indivisible',
      'tensorParallel',
      `tensorParallel must divide accelerators (${accelerators}), got ${ranks}`,
    );
  }
  if (engines[engine].splits === 'tensors' && scenario.model.heads % ranks !== 0) {
    throw new InputError(
      'indivisible',
      'tensorParallel',
      `tensorParallel must divide the model's ${scenario.model.heads} attention heads, got ${ranks}`,
    );
  }
  const weights = scenario.weights ?? DEFAULTS.weights;
  const kvCache = scenario.kvCache ?? DEFAULTS.kvCache;
  precisionOf('weights', weights);
  precisionOf('kvCache', kvCache);
  const inputTokens = whole('inputTokens', scenario.inputTokens ?? DEFAULTS.inputTokens);
  const outputTokens = whole('outputTokens', scenario.outputTokens ?? DEFAULTS.outputTokens);
  const { maxContext } = scenario.model;
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
  return {
    accelerators,
    engine,
    ranks,
    weights,
    kvCache,
    inputTokens,
    outputTokens,
    cachedTokens,
    concurrency,
    utilisation,
    perHour,
  };
}

/** How much wider a range gets for rows that are not primary and for what nobody measured. */
function widening(rows: readonly { readonly standing: Standing }[], validated: boolean): number {
  const ofRow = { primary: 1, secondary: spreads.secondary, unverified: spreads.unverified } as const;
  return rows.reduce((factor, { standing }) => factor * ofRow[standing], validated ? 1 : spreads.unmeasured);
}

function boundBy(step: Step): ChatEstimate['boundBy'] {
  const { weights, compute, attention, communication, overhead } = step;
  const largest = Math.max(weights + attention, compute, communication, overhead);
  if (largest === weights + attention) return 'memory-bandwidth';
  if (largest === compute) return 'compute';
  return largest === communication ? 'communication' : 'overhead';
}

/**
 * How fast a model answers on accelerators, what it occupies and what it costs.
 *
 * Each figure is a range meant to hold four measurements in five.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function estimateChat(scenario: ChatScenario): ChatEstimate {
  const input = checked(scenario);
  const { accelerators, engine: name, ranks, inputTokens, outputTokens } = input;
  const { model, accelerator } = scenario;
  const engine = engines[name];
  const replicas = accelerators / ranks;
  const validated = MEASURED_ENGINES.includes(name) && accelerator.architecture === 'hopper';

  const assumed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries({ ...DEFAULTS, tensorParallel: ranks })) {
    if (
      scenario[key as keyof ChatScenario] === undefined &&
      !(key === 'concurrency' && scenario.requestsPerSecond !== undefined)
    )
      assumed[key] = value;
  }

  const memoryOf = (sequences: number): MemoryUse =>
    memoryUse(model, {
      capacity: accelerator.memoryBytes,
      ranks,
      engine,
      weights: input.weights,
      kvCache: input.kvCache,
      tokens: inputTokens + outputTokens,
      sequences,
    });
  const room = memoryOf(1);
  if (!room.fits) {
    return {
      timeToFirstToken: null,
      timePerOutputToken: null,
      latency: null,
      outputTokensPerSecond: null,
      outputTokensPerSecondPerUser: null,
      prefillTokensPerSecond: null,
      memory: room,
      boundBy: 'memory-capacity',
      step: null,
      energy: null,
      cost: null,
      assumed,
      validated,
    };
  }

  const slots = Math.min(room.maxConcurrency, scenario.maxBatch ?? engine.maxBatch);
  const setup: Setup = { model, accelerator, ranks, weights: input.weights, kvCache: input.kvCache, engine: name };
  const request: Request = {
    inputTokens,
    outputTokens,
    cachedTokens: input.cachedTokens,
    ...(scenario.speculative === undefined ? {} : { speculative: scenario.speculative }),
  };
  const users = Math.max(1, input.concurrency === 'max' ? slots : input.concurrency / replicas);
  const service: Service | undefined =
    scenario.requestsPerSecond === undefined
      ? closedLoop(setup, request, users, slots)
      : openLoop(setup, request, scenario.requestsPerSecond / replicas, slots);
  if (service === undefined) {
    const most = (slots / closedLoop(setup, request, slots, slots).latency) * replicas;
    throw new InputError(
      'overloaded',
      'requestsPerSecond',
      `requestsPerSecond must be below the ${most.toPrecision(3)} that this hardware can serve, got ${scenario.requestsPerSecond}`,
    );
  }

  const wider = widening([model, accelerator], validated);
  const routed = model.experts === undefined ? 1 : spreads.experts;
  const timeToFirstToken = around(service.timeToFirstToken, spreads.timeToFirstToken * wider);
  const perToken =
    service.timePerOutputToken === undefined
      ? null
      : around(service.timePerOutputToken, spreads.timePerOutputToken * wider * routed);
  const latency: Range =
    perToken === null
      ? timeToFirstToken
      : {
          low: timeToFirstToken.low + (outputTokens - 1) * perToken.low,
          typical: service.latency,
          high: timeToFirstToken.high + (outputTokens - 1) * perToken.high,
        };
  const tokensPerSecond = mapRange(inverse(latency, service.latency), (share) => share * service.throughput * replicas);

  const watts =
    accelerator.power === undefined ? undefined : accelerator.power * accelerators * assumptions.facility.value;
  const requestSeconds = inverse(tokensPerSecond, outputTokens);
  const energy =
    watts === undefined
      ? null
      : {
          low: watts * assumptions.powerMemoryBound.value * requestSeconds.low,
          typical:
            watts *
            ((assumptions.powerMemoryBound.value + assumptions.powerComputeBound.value) / 2) *
            requestSeconds.typical,
          high: watts * assumptions.powerComputeBound.value * requestSeconds.high,
        };
  const perMillion =
    input.perHour === undefined
      ? null
      : rentalPerMillionTokens(input.perHour, { accelerators, tokensPerSecond, utilisation: input.utilisation });

  return {
    timeToFirstToken,
    timePerOutputToken: perToken,
    latency,
    outputTokensPerSecond: tokensPerSecond,
    outputTokensPerSecondPerUser: perToken === null ? inverse(latency, outputTokens) : inverse(perToken, 1),
    prefillTokensPerSecond: inverse(
      around(service.prefill, spreads.timeToFirstToken * wider),
      Math.max(1, inputTokens - input.cachedTokens),
    ),
    memory: memoryOf(service.batch),
    boundBy: boundBy(service.step),
    step: service.step,
    energy:
      energy === null
        ? null
        : { perRequest: energy, perOutputToken: mapRange(energy, (joules) => joules / outputTokens) },
    cost:
      perMillion === null
        ? null
        : { perMillionOutputTokens: perMillion, perRequest: mapRange(perMillion, (usd) => (usd * outputTokens) / 1e6) },
    assumed,
    validated,
  };
}

/** One point of a curve over the batch. */
export interface BatchPoint {
  readonly batch: number;
  readonly outputTokensPerSecond: Range;
  readonly perUser: Range;
}

/** Tokens a second, of all and of each user, at growing batches up to what fits. */
export function batchCurve(scenario: ChatScenario, batches: readonly number[]): BatchPoint[] {
  return batches.flatMap((batch) => {
    const { memory, outputTokensPerSecond, outputTokensPerSecondPerUser } = estimateChat({
      ...scenario,
      concurrency: batch,
    });
    if (outputTokensPerSecond === null || outputTokensPerSecondPerUser === null || batch > memory.maxConcurrency)
      return [];
    return [{ batch, outputTokensPerSecond, perUser: outputTokensPerSecondPerUser }];
  });
}

/** Seconds of one decode pass in all. */
export const passSeconds = (estimate: ChatEstimate): number | null =>
  estimate.step === null ? null : stepSeconds(estimate.step);
