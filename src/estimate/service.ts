import { type Speculation, speculationTokens } from './speculation.ts';
import { type Machine, type Step, step, stepSeconds } from './step.ts';

/** One shape of request. */
export interface Request {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the input whose cache is there already. */
  readonly cachedTokens: number;
  readonly speculative?: Speculation;
}

/** What a request meets on one replica. Typical seconds; the queue is in the first. */
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
  /** Those of them that one pass serves: fewer where devices hold different layers. */
  readonly running: number;
  /** Tokens that each gets from a pass. */
  readonly tokensAPass: number;
}

const freshTokens = ({ inputTokens, cachedTokens }: Request): number => Math.max(1, inputTokens - cachedTokens);

/**
 * Seconds to read a prompt alone, in parts where it is longer than the engine's `chunk`. Devices that hold different layers
 * work on different parts at the same time: `m` parts on `s` stages take (m + s − 1)/(m · s) of one device's time.
 */
export function prefillSeconds(on: Machine, request: Request): number {
  const fresh = freshTokens(request);
  const { chunk } = on.behaviour;
  const parts = Math.max(1, fresh / chunk);
  const whole = step(on, { sequences: 0, context: 0, promptTokens: fresh, promptPast: request.cachedTokens });
  // Every part reads the weights again; where it is long, that hides behind its products.
  const again =
    parts === 1
      ? 0
      : (parts - 1) *
        (stepSeconds(step(on, { sequences: 0, context: 0, promptTokens: chunk })) -
          stepSeconds(step(on, { sequences: 0, context: 0, promptTokens: 2 * chunk })) / 2);
  const alone = stepSeconds(whole) + Math.max(0, again);
  if (on.stages === 1) return alone;
  const speedup = (parts * on.stages) / (parts + on.stages - 1);
  return alone / Math.max(1, speedup * on.constants.shared.pipeline);
}

/** One decode pass of `batch` requests, and the tokens that each gets from it. */
function decodePass(
  on: Machine,
  { inputTokens, outputTokens, speculative }: Request,
  batch: number,
): { step: Step; seconds: number; tokens: number } {
  const context = inputTokens + outputTokens / 2;
  const plain = step(on, { sequences: batch, context });
  if (speculative === undefined) return { step: plain, seconds: stepSeconds(plain), tokens: 1 };
  const pass = step(on, { sequences: batch, context, tokensEach: speculative.draftTokens + 1 });
  const drafting = speculative.draftTokens * speculative.draftCost * stepSeconds(plain);
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
 * While a request writes its answer, each of the others starts anew once, and its prompt adds Δ to the passes that carry it:
 *
 *     time per output token = pass + interference × Δ × share of passes that carry prompts
 *
 * Where all passes carry as much as they may, the prompts that are left are read between them, and first tokens wait for it.
 *
 * The first token waits for the prompts that are read before and beside its own, and for the batch to take it in; for those
 * that are left, where that is longer: they are the same prompts.
 *
 * Leaves out how an engine orders prompts, and limits of a batch that are not memory.
 */
export function closedLoop(
  on: Machine,
  request: Request,
  users: number,
  slots: number,
  admission = on.behaviour.admission,
): Service {
  const { behaviour: engine } = on;
  const { outputTokens } = request;
  const batch = Math.min(users, slots);
  const others = Math.max(0, batch - 1);
  const inflight = on.stages > 1 && engine.splits === 'tensors' ? batch / on.stages : batch;
  const prefill = prefillSeconds(on, request);
  const pass = decodePass(on, request, Math.max(1, inflight));
  const following = outputTokens - 1;
  const { adds, left } = beside(on, request, others, pass.seconds);
  const each = (pass.seconds + engine.interference * adds) / pass.tokens;
  const decoding = following * each;
  const alone = engine.host + prefill;
  const waiting =
    others === 0
      ? 0
      : admission * Math.min(1, others) +
        prefill * (engine.promptWait - 1 + engine.promptWaitPerUser * others) +
        pass.seconds / 2;
  const first = alone + Math.max(0, waiting, left * prefill);
  const service = first + decoding;
  const queue = (Math.max(0, users - batch) / batch) * service;
  return {
    timeToFirstToken: first + queue,
    timePerOutputToken: following > 0 ? each : undefined,
    latency: service + queue,
    throughput: (batch * outputTokens) / service,
    step: pass.step,
    prefill,
    batch,
    running: Math.max(1, inflight),
    tokensAPass: pass.tokens,
  };
}

/**
 * What reading the prompts of `others` adds to a pass in which they write, in seconds on average, and how many prompts are left
 * that no pass has room for. A pass carries one prompt, or as many as come in its time, up to the engine's `chunk` of tokens.
 */
function beside(on: Machine, request: Request, others: number, pass: number): { adds: number; left: number } {
  const following = request.outputTokens - 1;
  if (others === 0 || following === 0) return { adds: 0, left: 0 };
  const { chunk } = on.behaviour;
  const fresh = freshTokens(request);
  const coming = (others * fresh) / following;
  const promptTokens = Math.min(chunk, Math.max(fresh, coming));
  const promptPast = request.cachedTokens + Math.max(0, fresh - promptTokens) / 2;
  const context = request.inputTokens + request.outputTokens / 2;
  const carried = stepSeconds(step(on, { sequences: others, context, promptTokens, promptPast }));
  return {
    adds: Math.min(1, coming / promptTokens) * Math.max(0, carried - pass),
    left: Math.max(0, others - (following * promptTokens) / fresh),
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
export function openLoop(on: Machine, request: Request, rate: number, slots: number): Service | undefined {
  // Whoever comes at random does not come, as in a closed loop, just when a batch has moved on.
  const full = closedLoop(on, request, slots, slots, 0);
  if (rate * full.latency >= slots) return undefined;
  let low = 0;
  let high = slots;
  for (let round = 0; round < ROUNDS; round++) {
    const batch = (low + high) / 2;
    if (rate * closedLoop(on, request, Math.max(batch, 1), slots, 0).latency > batch) low = batch;
    else high = batch;
  }
  const service = closedLoop(on, request, Math.max(1, high), slots, 0);
  const busy = Math.min(0.999, rate * service.prefill);
  const wait = (busy * service.prefill) / (2 * (1 - busy));
  return {
    ...service,
    timeToFirstToken: service.timeToFirstToken + wait,
    latency: service.latency + wait,
    throughput: rate * request.outputTokens,
  };
}
