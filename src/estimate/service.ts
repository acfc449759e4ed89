import type { Engine } from './constants.ts';
import { type Speculation, speculationTokens } from './speculation.ts';
import { type Machine, type Step, step, stepSeconds } from './step.ts';

/** One shape of request. */
export interface Request {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the input whose cache is there already. */
  readonly cachedTokens: number;
  /** Seconds to read the rest alone. */
  readonly prefill: number;
  readonly speculative: Speculation | undefined;
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
  /** Requests in the running batch. */
  readonly batch: number;
  /** Those of them that one pass serves: fewer where devices hold different layers. */
  readonly running: number;
  /** Tokens that each gets from a pass. */
  readonly tokensAPass: number;
}

/** A prompt, and the part of it whose cache is there already. */
type Prompt = Pick<Request, 'inputTokens' | 'cachedTokens'>;

export const freshTokens = ({ inputTokens, cachedTokens }: Prompt): number => Math.max(1, inputTokens - cachedTokens);

/**
 * Seconds to read a prompt alone, in parts where it is longer than the engine's `chunk`. Devices that hold different layers
 * work on different parts at the same time: the first part goes through all of them, and the rest follows at the pace of one
 * of `s` stages,
 *
 *     first part + (all parts − first part) ÷ (s × efficiency)
 */
export function prefillSeconds(on: Machine, request: Prompt): number {
  const fresh = freshTokens(request);
  const { chunk } = on.behaviour;
  const read = (promptTokens: number, promptPast: number): number =>
    stepSeconds(step(on, { sequences: 0, context: 0, promptTokens, promptPast }));
  const whole = read(fresh, request.cachedTokens);
  if (fresh <= chunk) return whole;
  // Every part reads the weights again; where it is long, that hides behind its products.
  const again = Math.max(0, read(chunk, 0) - read(2 * chunk, 0) / 2);
  const alone = whole + (fresh / chunk - 1) * again;
  if (on.stages === 1) return alone;
  const first = read(chunk, request.cachedTokens);
  return first + (alone - first) / overlap(on);
}

/** Parts of prompts that devices with different layers work on at the same time. */
const overlap = ({ stages, constants }: Machine): number => Math.max(1, stages * constants.shared.pipeline);

/** A pass in which requests write. */
interface Pass {
  /** Seconds by part, drafting included. */
  readonly step: Step;
  readonly seconds: number;
  /** The same without drafting. */
  readonly plain: Step;
  /** Tokens that each request gets from it. */
  readonly tokens: number;
}

/** One decode pass of `batch` requests. */
function decodePass(on: Machine, request: Request, batch: number): Pass {
  const { inputTokens, outputTokens, speculative } = request;
  const context = inputTokens + outputTokens / 2;
  const single = step(on, { sequences: batch, context });
  if (speculative === undefined) return { step: single, seconds: stepSeconds(single), plain: single, tokens: 1 };
  const plain = step(on, { sequences: batch, context, tokensEach: speculative.draftTokens + 1 });
  const drafting = speculative.draftTokens * speculative.draftCost * stepSeconds(single);
  return {
    step: { ...plain, overhead: plain.overhead + drafting },
    seconds: stepSeconds(plain) + drafting,
    plain,
    tokens: speculationTokens(speculative),
  };
}

/** What requests wait for that come in step with others. */
type Waits = Pick<Engine, 'admission' | 'promptWait' | 'promptWaitPerUser'>;

/**
 * Whoever comes at random does not come, as in a closed loop, just when a batch has moved on, nor together with all others, as
 * when a benchmark starts: of ten requests that each of its users sends, the first finds the prompts of half of the others before
 * it, 0.05 of a prompt for each on average, about what `promptWaitPerUser` is fitted to.
 * @see https://github.com/SemiAnalysisAI/InferenceX/blob/111f0312c13b4c3cca0dd365f6db4c017048f0d3/benchmarks/gptoss_fp4_h200_trt.sh
 */
const AT_RANDOM: Waits = { admission: 0, promptWait: 1, promptWaitPerUser: 0 };

/**
 * Continuous batching with `users` who each send again when their answer is complete, on one replica that runs up to
 * `slots` requests at once; the others queue. Fewer than one are the share of several replicas that has one.
 *
 * While a request writes its answer, each of the others starts anew once, and its prompt adds Δ to the passes that carry it:
 *
 *     time per output token = pass + interference × Δ × share of passes that carry prompts
 *
 * Where the passes of an answer have no room for the prompts of all others, only those write that they have room for; the
 * prompts that are left are read at the same pace, and first tokens wait for them.
 *
 * The first token waits for the pass that carries its prompt, for the prompts before it, and for the batch to take it in; for
 * those that are left, where that is longer: they are the same prompts.
 *
 * Nobody waits longer than if the users were served one after the other, and users on one replica never lower its throughput
 * by being more: every part of a request's time grows at most as their number does.
 *
 * Leaves out how an engine orders prompts, and limits of a batch that are not memory.
 */
export function closedLoop(
  on: Machine,
  request: Request,
  users: number,
  slots: number,
  { admission, promptWait, promptWaitPerUser }: Waits = on.behaviour,
): Service {
  const { behaviour: engine } = on;
  const { outputTokens, prefill, speculative } = request;
  const busy = Math.min(users, slots);
  const batch = Math.max(1, busy);
  const others = Math.max(0, batch - 1);
  const following = outputTokens - 1;
  const parts = freshTokens(request) / engine.chunk;
  const writing = following / (speculative === undefined ? 1 : speculationTokens(speculative));
  const passes = writing + Math.max(1, parts);
  const served = Math.min(others, passes / parts - 1);
  const before = Math.min(served, (promptWait - 1 + promptWaitPerUser * (1 + served)) * Math.min(1, served));
  const writers = (served * writing) / passes;
  const inflight = Math.max(1, (1 + writers) / (engine.splits === 'tensors' ? on.stages : 1));
  const pass = decodePass(on, request, inflight);
  const { adds, own } =
    others === 0 || following === 0 ? NOTHING : beside(on, request, { met: served - before, inflight, passes }, pass);
  const each = (pass.seconds + adds) / pass.tokens;
  const decoding = following * each;
  const read = prefill + Math.min(1, others) * Math.max(0, own - prefill);
  const ahead = read + before * prefill;
  const left = ((others - served) / (1 + served)) * (ahead + decoding);
  const together = engine.host + Math.min(1, others) * (admission + pass.seconds / 2) + ahead + left + decoding;
  const inTurn = (each: number): number => batch * (engine.host + prefill + (following * each) / pass.tokens);
  // A pass of one takes at least its share of a pass of more, so most loads need no look at it.
  const service =
    together <= inTurn(pass.seconds / inflight)
      ? together
      : Math.min(together, inTurn(decodePass(on, request, 1).seconds));
  const first = service - decoding;
  const queue = (Math.max(0, users - batch) / batch) * service;
  return {
    timeToFirstToken: first + queue,
    timePerOutputToken: following > 0 ? each : undefined,
    latency: service + queue,
    step: pass.step,
    running: inflight,
    throughput: (busy * outputTokens) / service,
    tokensAPass: pass.tokens,
    batch,
  };
}

/** What prompts cost that are read beside requests that write. */
interface Beside {
  /** Seconds that those of others add to a pass, on average. */
  readonly adds: number;
  /** Seconds of the passes that read one's own. */
  readonly own: number;
}

const NOTHING: Beside = { adds: 0, own: 0 };

/**
 * What prompts cost beside requests that write: those of the others that are `met` while one writes, and one's own. A pass that carries prompts carries one and what comes
 * of others in its time, up to the engine's `chunk` of tokens.
 */
function beside(
  on: Machine,
  request: Request,
  { met, inflight, passes }: { readonly met: number; readonly inflight: number; readonly passes: number },
  pass: Pass,
): Beside {
  const fresh = freshTokens(request);
  const coming = (met * fresh) / passes;
  const promptTokens = Math.min(on.behaviour.chunk, fresh + coming);
  // Tokens of one prompt do not look at those of another: each sees half of its own on average, whatever the pass carries.
  const promptPast = request.cachedTokens + (fresh - promptTokens) / 2;
  const tokensEach = request.speculative === undefined ? 1 : request.speculative.draftTokens + 1;
  const context = request.inputTokens + request.outputTokens / 2;
  const promptLength = Math.max(fresh, promptTokens);
  const carried = stepSeconds(
    step(on, { sequences: inflight, tokensEach, context, promptTokens, promptPast, promptLength }),
  );
  const more = on.behaviour.interference * Math.max(0, carried - stepSeconds(pass.plain));
  const parts = Math.max(1, fresh / promptTokens);
  const overlapped = (1 + (parts - 1) / overlap(on)) / parts;
  return {
    adds: Math.min(1, coming / promptTokens) * more * overlapped,
    own: (pass.seconds + more) * parts * overlapped,
  };
}

/** Rounds of the search for the batch that a load keeps running. */
const ROUNDS = 60;

/** Requests a second that arrive at random and that `slots` requests at once can just serve. */
export const mostAtRandom = (on: Machine, request: Request, slots: number): number =>
  slots / closedLoop(on, request, slots, slots, AT_RANDOM).latency;

/**
 * Requests that arrive at random, `rate` a second, at one replica.
 *
 * The running batch settles where arrivals equal departures (Little: batch = rate × time in service). A load beyond what
 * `slots` requests at once can serve has no steady state: undefined.
 * @see https://doi.org/10.1287/opre.9.3.383 (Little's law)
 */
export function openLoop(on: Machine, request: Request, rate: number, slots: number): Service | undefined {
  if (rate >= mostAtRandom(on, request, slots)) return undefined;
  let low = 0;
  let high = slots;
  for (let round = 0; round < ROUNDS; round++) {
    const batch = (low + high) / 2;
    if (rate * closedLoop(on, request, batch, slots, AT_RANDOM).latency > batch) low = batch;
    else high = batch;
  }
  const service = closedLoop(on, request, high, slots, AT_RANDOM);
  const busy = Math.min(0.999, rate * request.prefill);
  const wait = (busy * request.prefill) / (2 * (1 - busy));
  return {
    ...service,
    timeToFirstToken: service.timeToFirstToken + wait,
    latency: service.latency + wait,
    throughput: rate * request.outputTokens,
  };
}
