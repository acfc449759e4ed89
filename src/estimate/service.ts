import { assumptions, engines } from './assumptions.ts';
import { type Speculation, speculationTokens } from './speculation.ts';
import { type Setup, type Step, step, stepSeconds } from './step.ts';

/** One shape of request. */
export interface Request {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the input whose cache is there already. */
  readonly cachedTokens: number;
  readonly speculative?: Speculation;
}

/** What a request meets on one replica. Typical seconds; queue included in the first. */
export interface Service {
  readonly timeToFirstToken: number;
  /** Seconds for each token after the first; undefined where there is none. */
  readonly timePerOutputToken: number | undefined;
  readonly latency: number;
  /** Output tokens a second of the whole replica. */
  readonly throughput: number;
  /** Seconds of one decode pass, by part. */
  readonly step: Step;
  /** Seconds to read one prompt alone. */
  readonly prefill: number;
  /** Requests in the running batch. */
  readonly batch: number;
}

/** Seconds to read a prompt alone, in chunks where it is long. */
function prefillSeconds(setup: Setup, { inputTokens, cachedTokens }: Request): number {
  const fresh = Math.max(1, inputTokens - cachedTokens);
  const chunks = Math.ceil(fresh / assumptions.prefillChunk.value);
  const whole = stepSeconds(step(setup, { sequences: 0, context: 0, promptTokens: fresh, promptPast: cachedTokens }));
  if (chunks === 1) return whole;
  const launch = step(setup, { sequences: 0, context: 0, promptTokens: 1 }).overhead;
  return whole + (chunks - 1) * launch;
}

/** One decode pass of `batch` requests, and the tokens that each gets from it. */
function decodePass(
  setup: Setup,
  { inputTokens, outputTokens, speculative }: Request,
  batch: number,
): { step: Step; seconds: number; tokens: number } {
  const context = inputTokens + outputTokens / 2;
  if (speculative === undefined) {
    const pass = step(setup, { sequences: batch, context });
    return { step: pass, seconds: stepSeconds(pass), tokens: 1 };
  }
  const plain = stepSeconds(step(setup, { sequences: batch, context }));
  const pass = step(setup, { sequences: batch, context, tokensEach: speculative.draftTokens + 1 });
  const drafting = speculative.draftTokens * speculative.draftCost * plain;
  return {
    step: { ...pass, overhead: pass.overhead + drafting },
    seconds: stepSeconds(pass) + drafting,
    tokens: speculationTokens(speculative),
  };
}

/**
 * Continuous batching with `users` who each send again when their answer is complete, on one replica that runs up to
 * `slots` requests at once; the others queue.
 *
 * Over one request's life the replica reads one prompt for each request of the batch, so a request is in service for
 *
 *     T = prefill + (output − 1) × pass + (batch − 1) × Δ
 *
 * with Δ what a prompt adds to the pass that carries it. The time to the first token grows with the prompts that are read
 * before and beside its own.
 *
 * Leaves out how an engine orders prompts, and limits of a batch that are not memory.
 */
export function closedLoop(setup: Setup, request: Request, users: number, slots: number): Service {
  const engine = engines[setup.engine];
  const { outputTokens } = request;
  const batch = Math.min(users, slots);
  const prefill = prefillSeconds(setup, request);
  const pass = decodePass(setup, request, batch);
  const perToken = pass.seconds / pass.tokens;
  const others = Math.max(0, batch - 1);
  const alongside =
    others === 0
      ? 0
      : Math.max(
          0,
          stepSeconds(
            step(setup, {
              sequences: others,
              context: request.inputTokens + outputTokens / 2,
              promptTokens: Math.max(1, request.inputTokens - request.cachedTokens),
              promptPast: request.cachedTokens,
            }),
          ) - stepSeconds(step(setup, { sequences: batch, context: request.inputTokens + outputTokens / 2 })),
        );
  const waits =
    engine.host === 0 || batch <= 1
      ? 1 + others / 2
      : engine.prefillWait + assumptions.prefillWaitPerUser.value * others;
  const alone = batch <= 1;
  const first = engine.host + prefill * (alone ? 1 : waits);
  const decoding = (outputTokens - 1) * perToken;
  const service = Math.max(engine.host + prefill + decoding + others * alongside, first + decoding);
  const queue = (Math.max(0, users - batch) / batch) * service;
  return {
    timeToFirstToken: first + queue,
    timePerOutputToken: outputTokens > 1 ? (service - first) / (outputTokens - 1) : undefined,
    latency: service + queue,
    throughput: (batch * outputTokens) / service,
    step: pass.step,
    prefill,
    batch,
  };
}

/** Rounds of the search for the batch that a load keeps running. */
const ROUNDS = 60;

/**
 * Requests that arrive at random, `rate` a second, at one replica.
 *
 * The running batch settles where arrivals equal departures (Little: batch = rate × time in service). A load beyond what
 * `slots` requests at once can serve has no steady state: undefined.
 * @see https://doi.org/10.1287/opre.9.3.383 (Little's law)
 */
export function openLoop(setup: Setup, request: Request, rate: number, slots: number): Service | undefined {
  const full = closedLoop(setup, request, slots, slots);
  if (rate * full.latency >= slots) return undefined;
  let low = 0;
  let high = slots;
  for (let round = 0; round < ROUNDS; round++) {
    const batch = (low + high) / 2;
    if (rate * closedLoop(setup, request, Math.max(batch, 1), slots).latency > batch) low = batch;
    else high = batch;
  }
  const service = closedLoop(setup, request, Math.max(1, high), slots);
  const busy = Math.min(0.999, rate * service.prefill);
  const wait = (busy * service.prefill) / (2 * (1 - busy));
  return {
    ...service,
    timeToFirstToken: service.timeToFirstToken + wait,
    latency: service.latency + wait,
    throughput: rate * request.outputTokens,
  };
}
