import { InputError } from './check.ts';
import { type Constants, fitted } from './constants.ts';
import { rentalPerMillionTokens } from './cost.ts';
import { energyPerRequest } from './energy.ts';
import type { Bound } from './energy-constants.ts';
import { keeping } from './keeping.ts';
import { type MemoryUse, memoryFilled, memoryRoom } from './memory.ts';
import { inverse, mapRange, type Range } from './range.ts';
import { type ChatScenario, checked, DEFAULTS, type Placing } from './scenario.ts';
import {
  closedLoop,
  freshTokens,
  mostAtRandom,
  openLoop,
  prefillSeconds,
  type Request,
  type Service,
} from './service.ts';
import { leastSeconds, type Machine, machine, type Step, stepSeconds } from './step.ts';
import { timeRange, widening } from './uncertainty.ts';

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
  readonly boundBy: Bound | 'memory-capacity';
  /** Seconds of one decode pass by part; they sum to the pass. */
  readonly step: Step | null;
  /** Joules at the wall, and grams of CO₂ equivalent; null where the board power is not known. */
  readonly energy: { readonly perRequest: Range; readonly perOutputToken: Range; readonly gramsCo2: Range } | null;
  /** Rented; null without `perHour`. */
  readonly cost: { readonly perMillionOutputTokens: Range; readonly perRequest: Range } | null;
  /** What was not told, and what was taken for it. */
  readonly assumed: Readonly<Record<string, unknown>>;
  /** Whether measurements of such an accelerator and engine stand behind the range. */
  readonly validated: boolean;
}

function boundBy({ weights, compute, attention, communication, overhead }: Step): Bound {
  const largest = Math.max(weights + attention, compute, communication, overhead);
  if (largest === weights + attention) return 'memory-bandwidth';
  if (largest === compute) return 'compute';
  return largest === communication ? 'communication' : 'overhead';
}

/** A scenario with everything filled in. */
type Checked = ReturnType<typeof checked>;

/** What a scenario left open, with what was taken for it. */
function assumedOf(scenario: ChatScenario, { placing: { tensorParallel, kvCache } }: Checked) {
  const assumed: { -readonly [Key in keyof ChatScenario]?: ChatScenario[Key] } = {};
  // Key by key: a loop over names takes a tenth of the time of a whole estimate.
  if (scenario.accelerators === undefined) assumed.accelerators = DEFAULTS.accelerators;
  if (scenario.weights === undefined) assumed.weights = DEFAULTS.weights;
  if (scenario.engine === undefined) assumed.engine = DEFAULTS.engine;
  if (scenario.inputTokens === undefined) assumed.inputTokens = DEFAULTS.inputTokens;
  if (scenario.outputTokens === undefined) assumed.outputTokens = DEFAULTS.outputTokens;
  if (scenario.concurrency === undefined && scenario.requestsPerSecond === undefined)
    assumed.concurrency = DEFAULTS.concurrency;
  if (scenario.cachedTokens === undefined) assumed.cachedTokens = DEFAULTS.cachedTokens;
  if (scenario.utilisation === undefined) assumed.utilisation = DEFAULTS.utilisation;
  if (scenario.tensorParallel === undefined) assumed.tensorParallel = tensorParallel;
  if (scenario.kvCache === undefined) assumed.kvCache = kvCache;
  return assumed;
}

/** All of an estimate but its energy, and what was taken for granted. */
export type SpeedEstimate = Omit<ChatEstimate, 'energy' | 'assumed'>;

/** All of an estimate that does not depend on how many requests there are. */
const placeOf = keeping((placing: Placing) => {
  const { model, accelerator, engine, constants, inputTokens, outputTokens } = placing;
  const on = machine(placing);
  return {
    on,
    room: memoryRoom(model, {
      ...placing,
      capacity: accelerator.memoryBytes,
      engine: on.behaviour,
      tokens: inputTokens + outputTokens,
      tokensInFlight: inputTokens + outputTokens / 2,
      spread: constants.spreads[engine].memory,
    }),
    /** Whether measurements stand behind the ranges. */
    validated: constants.measured.includes(`${engine} ${accelerator.architecture}`),
    /** Seconds to read the prompt alone, and below which no engine does. */
    prefill: prefillSeconds(on, placing),
    leastPrefill: leastSeconds(on, { sequences: 0, context: 0, promptTokens: freshTokens(placing) }),
  };
});

/** How requests reach one of the replicas. */
type Serve = (on: Machine, request: Request, users: number, slots: number) => Service;

/** Each figure is a range meant to hold four measurements in five. */
function speedOf(
  scenario: ChatScenario,
  input: Checked,
  constants: Constants,
  serve: Serve = closedLoop,
): SpeedEstimate {
  const { placing, accelerators, concurrency } = input;
  const { model, accelerator, inputTokens, outputTokens, cachedTokens } = placing;
  const { on, room, validated, prefill, leastPrefill } = placeOf(placing);
  const replicas = accelerators / (on.tensorParallel * on.stages);
  const spreads = constants.spreads[on.engine];
  if (room.maxConcurrency < 1) {
    return {
      timeToFirstToken: null,
      timePerOutputToken: null,
      latency: null,
      outputTokensPerSecond: null,
      outputTokensPerSecondPerUser: null,
      prefillTokensPerSecond: null,
      memory: memoryFilled(room, 1),
      boundBy: 'memory-capacity',
      step: null,
      cost: null,
      validated,
    };
  }

  const slots = Math.min(room.maxConcurrency, scenario.maxBatch ?? on.behaviour.maxBatch);
  const request: Request = { inputTokens, outputTokens, cachedTokens, prefill, speculative: scenario.speculative };
  const users = concurrency === 'max' ? slots : concurrency / replicas;
  const service = serve(on, request, users, slots);
  const wider = widening([model, accelerator], validated);

  const leastStep = leastSeconds(on, { sequences: service.running, context: inputTokens });
  const alone = service.batch <= 1;
  const timeToFirstToken = timeRange(
    service.timeToFirstToken,
    alone ? spreads.prefill : spreads.firstToken,
    wider,
    leastPrefill,
  );
  const perToken =
    service.timePerOutputToken === undefined
      ? null
      : timeRange(
          service.timePerOutputToken,
          alone ? spreads.decode : spreads.perToken,
          wider,
          leastStep / service.tokensAPass,
        );
  const latency: Range =
    perToken === null
      ? timeToFirstToken
      : {
          low: timeToFirstToken.low + (outputTokens - 1) * perToken.low,
          typical: service.latency,
          high: timeToFirstToken.high + (outputTokens - 1) * perToken.high,
        };
  const perSecond = service.throughput * replicas;
  const tokensPerSecond = alone
    ? mapRange(inverse(latency, service.latency), (share) => share * perSecond)
    : inverse(timeRange(1, spreads.throughput, wider, 0), perSecond);
  const bound = boundBy(service.step);
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
    prefillTokensPerSecond: inverse(timeRange(prefill, spreads.prefill, wider, leastPrefill), freshTokens(placing)),
    memory: memoryFilled(room, service.batch),
    boundBy: bound,
    step: service.step,
    cost:
      perMillion === null
        ? null
        : { perMillionOutputTokens: perMillion, perRequest: mapRange(perMillion, (usd) => (usd * outputTokens) / 1e6) },
    validated,
  };
}

/** The energy of a request that keeps its share of the accelerators busy. */
function energyOf(
  { accelerator: { power }, accelerators = DEFAULTS.accelerators, outputTokens = DEFAULTS.outputTokens }: ChatScenario,
  { outputTokensPerSecond, boundBy: bound }: SpeedEstimate,
): ChatEstimate['energy'] {
  if (outputTokensPerSecond === null || bound === 'memory-capacity') return null;
  const energy = energyPerRequest({
    power,
    accelerators,
    seconds: inverse(outputTokensPerSecond, outputTokens),
    boundBy: bound,
  });
  if (energy === null) return null;
  return {
    perRequest: energy.joules,
    perOutputToken: mapRange(energy.joules, (joules) => joules / outputTokens),
    gramsCo2: energy.gramsCo2,
  };
}

/** Requests that arrive at random, `rate` a second in all, in place of users. */
const atRandom =
  (rate: number, { accelerators, placing: { tensorParallel, stages } }: Checked): Serve =>
  (on, request, _users, slots) => {
    const replicas = accelerators / (tensorParallel * stages);
    const service = openLoop(on, request, rate / replicas, slots);
    if (service !== undefined) return service;
    const most = mostAtRandom(on, request, slots) * replicas;
    throw new InputError(
      'overloaded',
      'requestsPerSecond',
      `requestsPerSecond must be below the ${most.toPrecision(3)} that this hardware can serve, got ${rate}`,
    );
  };

/**
 * How fast a model answers on accelerators, what it occupies and what it costs: an estimate for a steady number of users,
 * without energy.
 * @throws {InputError} that names the input, what came and what was expected
 */
export const estimateSpeed = (
  scenario: Omit<ChatScenario, 'requestsPerSecond'>,
  constants: Constants = fitted,
): SpeedEstimate => speedOf(scenario, checked(scenario, constants), constants);

/**
 * How fast a model answers on accelerators, what it occupies, what it costs and the energy it takes.
 *
 * Each figure is a range meant to hold four measurements in five.
 * @param constants other judged constants than the published ones, as for fitting them
 * @throws {InputError} that names the input, what came and what was expected
 */
export function estimateChat(scenario: ChatScenario, constants: Constants = fitted): ChatEstimate {
  const input = checked(scenario, constants);
  const { requestsPerSecond: rate } = scenario;
  const speed = speedOf(scenario, input, constants, rate === undefined ? closedLoop : atRandom(rate, input));
  return { ...speed, energy: energyOf(scenario, speed), assumed: assumedOf(scenario, input) };
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
export const passSeconds = (estimate: Pick<ChatEstimate, 'step'>): number | null =>
  estimate.step === null ? null : stepSeconds(estimate.step);
