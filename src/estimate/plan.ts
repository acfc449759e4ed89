import type { Accelerator, Model } from '../catalogue/schema.ts';
import { HOURS_A_MONTH } from './break-even.ts';
import { type ChatEstimate, type ChatScenario, estimateChat } from './chat.ts';
import { InputError, positive } from './check.ts';
import { weightBytes } from './memory.ts';
import { mapRange, type Range } from './range.ts';

/** What a deployment must keep. Seconds, and USD a month. */
export interface Limits {
  readonly maxTimeToFirstToken?: number;
  readonly maxTimePerOutputToken?: number;
  readonly maxLatency?: number;
  readonly budget?: number;
}

/** How a model is run and what one request looks like: a chat's keys that a plan does not choose itself. */
export type Workload = Pick<
  ChatScenario,
  'weights' | 'kvCache' | 'engine' | 'inputTokens' | 'outputTokens' | 'cachedTokens' | 'maxBatch' | 'speculative'
>;

/** Traffic and limits; which accelerators, how many and split how is the question. */
export interface PlanScenario extends Workload, Limits {
  readonly model: Model;
  readonly requestsPerSecond: number;
  /** Accelerators to choose from, by id. */
  readonly candidates: Readonly<Record<string, Accelerator>>;
  /** USD for one accelerator and one hour, by id. What has no price is ranked last, by count. */
  readonly perHour: Readonly<Record<string, Range>>;
  /** Most accelerators in all. */
  readonly maxAccelerators?: number;
}

/** One way to run it that keeps every limit at the typical figures. */
export interface Deployment {
  readonly accelerator: string;
  readonly accelerators: number;
  readonly tensorParallel: number;
  readonly replicas: number;
  readonly timeToFirstToken: Range;
  readonly timePerOutputToken: Range | null;
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

/** An accelerator that does not do, and the limit that it came nearest to keeping. */
export interface Excluded {
  readonly accelerator: string;
  readonly code: 'memory' | 'too-slow' | 'too-many' | 'over-budget' | 'not-searched';
  readonly why: string;
}

/** Deployments from the cheapest, and why the other accelerators are not among them. */
export interface Plan {
  readonly deployments: readonly Deployment[];
  readonly excluded: readonly Excluded[];
  /** Estimates that the search took. */
  readonly estimates: number;
}

const MOST_ESTIMATES = 2000;
const MOST_ACCELERATORS = 256;
const SPLITS = [1, 2, 4, 8, 16] as const;
/** Splits of one accelerator that are offered; a wider one costs more and waits less. */
const OFFERED_SPLITS = 2;
const LIMITED = {
  timeToFirstToken: 'maxTimeToFirstToken',
  timePerOutputToken: 'maxTimePerOutputToken',
  latency: 'maxLatency',
} as const;
type Limited = keyof typeof LIMITED;

/** The first limit that an estimate breaks at one end of its ranges. */
function broken(estimate: ChatEstimate, limits: Limits, end: keyof Range): Limited | undefined {
  return (Object.keys(LIMITED) as Limited[]).find((figure) => {
    const limit = limits[LIMITED[figure]];
    const range = estimate[figure];
    return limit !== undefined && range !== null && range[end] > limit;
  });
}

type Reason = Omit<Excluded, 'accelerator'>;
const ORDER: readonly Excluded['code'][] = ['not-searched', 'memory', 'too-many', 'too-slow', 'over-budget'];

/** Counts estimates, so that a search ends. */
function counted(): { estimate: (scenario: ChatScenario) => ChatEstimate | undefined; count: () => number } {
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

/**
 * The accelerators, counts and tensor parallelism that carry a traffic within limits, from the cheapest.
 *
 * For each accelerator and split that holds the weights: alone, a request must keep the limits; the replicas that the load
 * needs at least follow from the capacity at the largest batch; their number then doubles until the limits hold, and is
 * halved back to the least that does.
 *
 * Leaves out pipeline parallelism, mixed accelerators, whole servers (eight at once) and failures.
 * @throws {InputError} that names the input
 */
export function planDeployment(scenario: PlanScenario): Plan {
  const { candidates, perHour, requestsPerSecond, maxAccelerators, budget, ...rest } = scenario;
  const { maxTimeToFirstToken: _first, maxTimePerOutputToken: _token, maxLatency: _whole, ...workload } = rest;
  positive('requestsPerSecond', requestsPerSecond);
  for (const key of [...Object.values(LIMITED), 'budget'] as const) {
    if (scenario[key] !== undefined) positive(key, scenario[key]);
  }
  const most = maxAccelerators ?? MOST_ACCELERATORS;
  const search = counted();
  const deployments: Deployment[] = [];
  const excluded: Excluded[] = [];

  const attempt = (id: string, accelerator: Accelerator, split: number): Deployment | Reason => {
    const chat = { ...workload, accelerator, tensorParallel: split };
    if (weightBytes(workload.model, workload.weights ?? 'bf16') / split > accelerator.memoryBytes) {
      return { code: 'memory', why: `the weights do not fit on ${split} of them` };
    }
    if (search.count() > MOST_ESTIMATES - 20) {
      return { code: 'not-searched', why: `the search ended after ${search.count()} estimates` };
    }
    const alone = search.estimate({ ...chat, accelerators: split, concurrency: 1 });
    const full = search.estimate({ ...chat, accelerators: split, concurrency: 'max' });
    if (!alone?.latency || !full?.outputTokensPerSecond) {
      return { code: 'memory', why: `weights and one request do not fit on ${split} of them` };
    }
    const slow = broken(alone, scenario, 'typical');
    if (slow !== undefined) {
      const limit = scenario[LIMITED[slow]];
      return {
        code: 'too-slow',
        why: `${slow} is ${alone[slow]?.typical.toPrecision(2)} s alone on ${split}, above ${LIMITED[slow]} of ${limit} s`,
      };
    }
    const capacity = full.outputTokensPerSecond.typical / (workload.outputTokens ?? 256);
    const rent = perHour[id];
    const dearest = Math.min(
      Math.floor(most / split),
      budget === undefined || rent === undefined ? most : Math.floor(budget / (rent.typical * HOURS_A_MONTH * split)),
    );
    const tried = new Map<number, ChatEstimate>();
    const keeps = (replicas: number): boolean => {
      const estimate = search.estimate({ ...chat, accelerators: replicas * split, requestsPerSecond });
      if (!estimate?.latency || broken(estimate, scenario, 'typical') !== undefined) return false;
      tried.set(replicas, estimate);
      return true;
    };
    const least = Math.max(1, Math.ceil(requestsPerSecond / capacity));
    let enough = least;
    let short = least - 1;
    while (enough <= dearest && !keeps(enough)) {
      short = enough;
      enough = enough === dearest ? dearest + 1 : Math.min(dearest, enough * 2);
    }
    if (enough > dearest) {
      const affordable = Math.floor(most / split);
      return dearest < affordable
        ? {
            code: 'over-budget',
            why: `more than ${dearest * split} are needed, which is what the budget of ${budget} USD a month rents`,
          }
        : { code: 'too-many', why: `more than ${most} are needed` };
    }
    while (enough - short > 1) {
      const middle = Math.floor((short + enough) / 2);
      if (keeps(middle)) enough = middle;
      else short = middle;
    }
    const chosen = tried.get(enough) as ChatEstimate & { latency: Range; timeToFirstToken: Range };
    const perMonth = rent && mapRange(rent, (usd) => usd * enough * split * HOURS_A_MONTH);
    const headroom: Record<string, number> = { load: 1 - requestsPerSecond / (capacity * enough) };
    for (const [figure, key] of Object.entries(LIMITED) as [Limited, keyof Limits][]) {
      const [limit, range] = [scenario[key], chosen[figure]];
      if (limit !== undefined && range !== null) headroom[figure] = 1 - range.typical / limit;
    }
    if (budget !== undefined && perMonth !== undefined) headroom.budget = 1 - perMonth.typical / budget;
    return {
      accelerator: id,
      accelerators: enough * split,
      tensorParallel: split,
      replicas: enough,
      timeToFirstToken: chosen.timeToFirstToken,
      timePerOutputToken: chosen.timePerOutputToken,
      latency: chosen.latency,
      utilisation: requestsPerSecond / (capacity * enough),
      headroom,
      keepsHigh: broken(chosen, scenario, 'high') === undefined && !(perMonth && budget && perMonth.high > budget),
      cost:
        perMonth === undefined
          ? null
          : { perMonth, perRequest: mapRange(perMonth, (usd) => usd / (requestsPerSecond * 3600 * HOURS_A_MONTH)) },
    };
  };

  for (const [id, accelerator] of Object.entries(candidates)) {
    const own: Deployment[] = [];
    let reason: Reason | undefined;
    for (const split of SPLITS) {
      if (workload.model.heads % split !== 0 || split > most || own.length >= OFFERED_SPLITS) continue;
      const result = attempt(id, accelerator, split);
      if ('replicas' in result) own.push(result);
      else if (reason === undefined || ORDER.indexOf(result.code) >= ORDER.indexOf(reason.code)) reason = result;
    }
    deployments.push(...own);
    if (own.length === 0 && reason !== undefined) excluded.push({ accelerator: id, ...reason });
  }
  const price = ({ cost }: Deployment): number => cost?.perMonth.typical ?? Number.POSITIVE_INFINITY;
  deployments.sort((a, b) => (price(a) === price(b) ? 0 : price(a) - price(b)) || a.accelerators - b.accelerators);
  return { deployments, excluded, estimates: search.count() };
}
