import type { Course, Ledger, Moment } from './ledger.ts';
import { type Percentiles, percentilesOf, percentilesOverTime } from './percentiles.ts';
import type { Requests } from './requests.ts';

/** What a request must keep to count as served well. Seconds. */
export interface Limits {
  readonly maxTimeToFirstToken?: number;
  readonly maxTimePerOutputToken?: number;
  readonly maxLatency?: number;
}

/** What a load did to a server. Seconds, tokens and requests. */
export interface LoadResults {
  /** Requests that are counted. */
  readonly requests: number;
  readonly timeToFirstToken: Percentiles;
  /** Of requests with more than one output token; null where there are none. */
  readonly timePerOutputToken: Percentiles | null;
  readonly latency: Percentiles;
  /** Requests that wait, over time. */
  readonly queue: Percentiles;
  /** Requests that wait at the end of the counted time, less those at its start. */
  readonly queueGrowth: number;
  /** Requests that run, on average over time. */
  readonly batch: number;
  /** Share of the cache that is filled; 0 where it has no bounds. */
  readonly kvCache: { readonly mean: number; readonly highest: number };
  readonly requestsPerSecond: number;
  readonly outputTokensPerSecond: number;
  /** Requests within the limits: their share, and how many a second. */
  readonly goodput: { readonly share: number; readonly requestsPerSecond: number };
  /** Times that a request was put out because the cache was full. */
  readonly preemptions: number;
  /** Queue, batch and cache from the first second, warm-up included. */
  readonly course: Course;
  /** Length of the counted time, and of all. */
  readonly counted: number;
  readonly seconds: number;
}

/** What resultsOf() reads. */
interface Books {
  readonly requests: Requests;
  /** Number of the first request that is counted. */
  readonly warm: number;
  readonly ledger: Ledger;
  readonly edges: readonly [Moment, Moment];
  readonly seconds: number;
  readonly capacity: number;
  readonly preemptions: number;
  readonly limits: Limits;
}

const NOTHING: Percentiles = { mean: 0, p50: 0, p95: 0, p99: 0, highest: 0 };
const endless = Number.POSITIVE_INFINITY;

export function resultsOf({
  requests,
  warm,
  ledger,
  edges,
  seconds,
  capacity,
  preemptions,
  limits,
}: Books): LoadResults {
  const { arrival, first, finish, output } = requests;
  const firsts: number[] = [];
  const each: number[] = [];
  const whole: number[] = [];
  let good = 0;
  const { maxTimeToFirstToken = endless, maxTimePerOutputToken = endless, maxLatency = endless } = limits;
  for (let id = warm; id < requests.count; id++) {
    const [came, began, ended] = [arrival[id], first[id], finish[id]] as [number, number, number];
    const following = (output[id] as number) - 1;
    const perToken = following === 0 ? 0 : (ended - began) / following;
    firsts.push(began - came);
    whole.push(ended - came);
    if (following > 0) each.push(perToken);
    if (began - came <= maxTimeToFirstToken && perToken <= maxTimePerOutputToken && ended - came <= maxLatency)
      good += 1;
  }
  const { seconds: counted } = ledger;
  const share = good / firsts.length;
  const [begin, end] = edges;
  // Requests that all come at once leave no time to count in: then the whole run is taken.
  const rate = counted > 0 ? (firsts.length - 1) / counted : firsts.length / seconds;
  const tokens = output.reduce((sum, one) => sum + one, 0);
  return {
    requests: firsts.length,
    timeToFirstToken: percentilesOf(firsts) ?? NOTHING,
    timePerOutputToken: percentilesOf(each),
    latency: percentilesOf(whole) ?? NOTHING,
    queue: percentilesOverTime(ledger.queue) ?? NOTHING,
    queueGrowth: end.queue - begin.queue,
    batch: counted > 0 ? ledger.batch / counted : 0,
    kvCache:
      counted > 0 && capacity < endless
        ? { mean: ledger.held / counted / capacity, highest: ledger.highestHeld / capacity }
        : { mean: 0, highest: 0 },
    requestsPerSecond: rate,
    outputTokensPerSecond: counted > 0 ? (end.tokens - begin.tokens) / counted : tokens / seconds,
    goodput: { share, requestsPerSecond: share * rate },
    preemptions,
    course: ledger.course(),
    counted,
    seconds,
  };
}
