import type { Accelerator, Model } from '../catalogue/schema.ts';
import { HOURS_A_MONTH } from './break-even.ts';
import { type ChatEstimate, estimateChat } from './chat.ts';
import { InputError } from './check.ts';
import type { ChatScenario } from './index.ts';
import { weightBytes } from './memory.ts';
import { mapRange, type Range } from './range.ts';

/** What a deployment must keep. Seconds, and USD a month. */
export interface Limits {
  readonly maxTimeToFirstToken?: number;
  readonly maxTimePerOutputToken?: number;
  readonly maxLatency?: number;
  readonly budget?: number;
}

/** Traffic of one shape, how the model is run, and what must be kept. */
export interface Demand
  extends Limits,
    Pick<
      ChatScenario,
      'weights' | 'kvCache' | 'engine' | 'inputTokens' | 'outputTokens' | 'cachedTokens' | 'maxBatch' | 'speculative'
    > {
  readonly model: Model;
  readonly requestsPerSecond: number;
}

/** One way to run it that keeps every limit at the typical figures. */
export interface Deployment {
  /** Its id. */
  readonly accelerator: string;
  /** In all. */
  readonly accelerators: number;
  readonly tensorParallel: number;
  readonly replicas: number;
  /** Seconds. */
  readonly timeToFirstToken: Range;
  /** Seconds; null where there is one output token. */
  readonly timePerOutputToken: Range | null;
  /** Seconds. */
  readonly latency: Range;
  /** Share of the load that it could carry at most. */
  readonly utilisation: number;
  /** Share of each limit that is left: 0.2 is a fifth. */
  readonly headroom: Readonly<Record<string, number>>;
  /** The high ends of the ranges keep the limits too. */
  readonly keepsHigh: boolean;
  /** USD; null without a price. */
  readonly cost: { readonly perMonth: Range; readonly perRequest: Range } | null;
}

/** Why an accelerator does not do. */
export interface Reason {
  readonly code: 'not-searched' | 'memory' | 'too-many' | 'too-slow' | 'over-budget';
  readonly why: string;
}

/** Most estimates of one search. */
const MOST_ESTIMATES = 2000;
/** Estimates that one accelerator and split takes at most: two alone, and the search for its replicas. */
const ESTIMATES_EACH = 40;
const SECONDS_A_MONTH = 3600 * HOURS_A_MONTH;

const LIMITED = {
  timeToFirstToken: 'maxTimeToFirstToken',
  timePerOutputToken: 'maxTimePerOutputToken',
  latency: 'maxLatency',
} as const;
type Limited = keyof typeof LIMITED;
const FIGURES = Object.keys(LIMITED) as Limited[];

/** The first limit that an estimate breaks at one end of its ranges. */
const broken = (estimate: Pick<ChatEstimate, Limited>, limits: Limits, end: keyof Range): Limited | undefined =>
  FIGURES.find((figure) => {
    const limit = limits[LIMITED[figure]];
    const range = estimate[figure];
    return limit !== undefined && range !== null && range[end] > limit;
  });

/** Estimates that count themselves, so that a search ends; undefined where the load is too much. */
export interface Counter {
  readonly count: () => number;
  readonly estimate: (scenario: ChatScenario) => ChatEstimate | undefined;
}

export function counter(): Counter {
  let count = 0;
  return {
    count: () => count,
    estimate(scenario) {
      count += 1;
      try {
        return estimateChat(scenario);
      } catch (error) {
        if (error instanceof InputError && error.code === 'overloaded') return undefined;
        throw error;
      }
    },
  };
}

/** The least count from `least` to `most` that keeps the limits: doubled until one does, then halved back. */
function leastThat(keeps: (count: number) => boolean, least: number, most: number): number | undefined {
  let short = least - 1;
  let enough = least;
  while (enough <= most && !keeps(enough)) {
    short = enough;
    enough = enough === most ? most + 1 : Math.min(most, enough * 2);
  }
  if (enough > most) return undefined;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (keeps(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** An accelerator that may do, and what it costs. */
export interface Candidate {
  readonly id: string;
  readonly accelerator: Accelerator;
  /** USD for one and an hour. */
  readonly perHour: Range | undefined;
  /** Most of them in all. */
  readonly most: number;
}

/** Replicas of `split` accelerators each that carry the demand, as few as do, or why none do. */
export function deploymentOf(
  { id, accelerator, perHour, most }: Candidate,
  split: number,
  demand: Demand,
  { estimate, count }: Counter,
): Deployment | Reason {
  const { maxTimeToFirstToken: _, maxTimePerOutputToken: __, maxLatency: ___, budget, ...load } = demand;
  const { requestsPerSecond, ...workload } = load;
  if (weightBytes(workload.model, workload.weights ?? 'bf16') / split > accelerator.memoryBytes) {
    return { code: 'memory', why: `the weights do not fit on ${split} of them` };
  }
  if (count() > MOST_ESTIMATES - ESTIMATES_EACH) {
    return { code: 'not-searched', why: `the search ended after ${count()} estimates` };
  }
  const chat = { ...workload, accelerator, tensorParallel: split };
  const alone = estimate({ ...chat, accelerators: split, concurrency: 1 });
  const full = estimate({ ...chat, accelerators: split, concurrency: 'max' });
  if (!alone?.latency || !full?.outputTokensPerSecond) {
    return { code: 'memory', why: `weights and one request do not fit on ${split} of them` };
  }
  const slow = broken(alone, demand, 'typical');
  if (slow !== undefined) {
    const [key, seconds] = [LIMITED[slow], alone[slow]?.typical.toPrecision(2)];
    return { code: 'too-slow', why: `${slow} is ${seconds} s alone on ${split}, above ${key} of ${demand[key]} s` };
  }
  const capacity = full.outputTokensPerSecond.typical / (workload.outputTokens ?? 256);
  const available = Math.floor(most / split);
  const affordable =
    budget === undefined || perHour === undefined
      ? available
      : Math.floor(budget / (perHour.typical * HOURS_A_MONTH * split));
  const tried = new Map<number, ChatEstimate>();
  const keeps = (replicas: number): boolean => {
    const made = estimate({ ...chat, accelerators: replicas * split, requestsPerSecond });
    if (!made?.latency || broken(made, demand, 'typical') !== undefined) return false;
    tried.set(replicas, made);
    return true;
  };
  // Requests that come at a rate fill a replica a little more evenly than users who wait for answers do.
  const least = Math.max(1, Math.floor(requestsPerSecond / capacity));
  const replicas = leastThat(keeps, least, Math.min(available, affordable));
  const chosen = replicas === undefined ? undefined : tried.get(replicas);
  if (replicas === undefined || !chosen?.latency || !chosen.timeToFirstToken) {
    return affordable < available
      ? { code: 'over-budget', why: `more than the ${affordable * split} that ${budget} USD a month rent are needed` }
      : { code: 'too-many', why: `more than ${most} are needed` };
  }
  const { timeToFirstToken, timePerOutputToken, latency } = chosen;
  const utilisation = Math.min(1, requestsPerSecond / (capacity * replicas));
  const perMonth = perHour && mapRange(perHour, (usd) => usd * replicas * split * HOURS_A_MONTH);
  const left: [string, number | undefined, number | undefined][] = [
    ...FIGURES.map((figure): [string, number | undefined, number | undefined] => [
      figure,
      chosen[figure]?.typical,
      demand[LIMITED[figure]],
    ]),
    ['budget', perMonth?.typical, budget],
  ];
  return {
    accelerator: id,
    accelerators: replicas * split,
    tensorParallel: split,
    replicas,
    timeToFirstToken,
    timePerOutputToken,
    latency,
    utilisation,
    headroom: Object.fromEntries([
      ['load', 1 - utilisation],
      ...left.flatMap(([name, used, limit]) =>
        used === undefined || limit === undefined ? [] : [[name, 1 - used / limit]],
      ),
    ]),
    keepsHigh:
      broken(chosen, demand, 'high') === undefined && (perMonth?.high ?? 0) <= (budget ?? Number.POSITIVE_INFINITY),
    cost:
      perMonth === undefined
        ? null
        : { perMonth, perRequest: mapRange(perMonth, (usd) => usd / (requestsPerSecond * SECONDS_A_MONTH)) },
  };
}
