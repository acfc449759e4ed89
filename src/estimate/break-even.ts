import { positive, share } from './check.ts';
import type { Range } from './range.ts';

/** Hours of a month: 365 × 24 / 12. */
export const HOURS_A_MONTH = 730;

/** One shape of request, priced both ways. */
export interface Comparison {
  /** USD that the seller of an API asks for one request. */
  readonly apiPerRequest: number;
  /** USD for one accelerator and one hour. */
  readonly perHour: Range;
  /** Accelerators that make one replica. */
  readonly acceleratorsPerReplica: number;
  /** Requests a second that one replica serves when it always has work. */
  readonly requestsPerSecond: Range;
  /** Hours that a replica is reserved for: a month unless told. */
  readonly hours?: number;
  /** Share of its capacity that a replica may be planned to use; the rest absorbs peaks. */
  readonly utilisation?: number;
}

/** Requests at which two prices cross; null where no volume makes renting cheaper. */
export interface Crossing {
  readonly low: number | null;
  readonly typical: number | null;
  readonly high: number | null;
}

/** API against renting over the reserved hours. */
export interface BreakEven {
  /** USD for one replica, used or not. */
  readonly reservation: Range;
  /** Requests that one replica can serve. */
  readonly capacity: Range;
  /** USD a request on a replica that is used up to its planned share: the least that renting costs. */
  readonly perRequestAtCapacity: Range;
  /** The number of requests above which renting costs less, until its replica is full. */
  readonly from: Crossing;
  /** Beyond this number it always does: between the two, each further replica makes renting dearer for a while. */
  readonly always: Crossing;
}

/** What a number of requests costs both ways. */
export interface Volume {
  readonly requests: number;
  readonly replicas: Range;
  /** USD in all. */
  readonly api: number;
  readonly rental: Range;
  /** Share of the replicas' time with work. */
  readonly utilisation: Range;
  /** `either` where the ranges do not tell. */
  readonly cheaper: 'api' | 'rental' | 'either';
}

const SECONDS_AN_HOUR = 3600;

function checked({ apiPerRequest, perHour, acceleratorsPerReplica, requestsPerSecond, ...rest }: Comparison) {
  positive('apiPerRequest', apiPerRequest);
  positive('acceleratorsPerReplica', acceleratorsPerReplica);
  for (const [name, range] of Object.entries({ perHour, requestsPerSecond })) {
    for (const end of ['low', 'typical', 'high'] as const) positive(`${name}.${end}`, range[end]);
  }
  const hours = positive('hours', rest.hours ?? HOURS_A_MONTH);
  const utilisation = positive('utilisation', share('utilisation', rest.utilisation ?? 1));
  const requests = (perSecond: number): number => perSecond * SECONDS_AN_HOUR * hours * utilisation;
  const reserved = (usd: number): number => usd * acceleratorsPerReplica * hours;
  return {
    apiPerRequest,
    full: (perSecond: number): number => perSecond * SECONDS_AN_HOUR * hours,
    capacity: {
      low: requests(requestsPerSecond.low),
      typical: requests(requestsPerSecond.typical),
      high: requests(requestsPerSecond.high),
    },
    reservation: { low: reserved(perHour.low), typical: reserved(perHour.typical), high: reserved(perHour.high) },
  };
}

/** Both numbers of `breakEven`; undefined where a replica in full use costs more than the API. */
function crossings(reservation: number, capacity: number, price: number): [from: number, always: number] | undefined {
  const from = reservation / price;
  if (from >= capacity) return undefined;
  const lossy = Math.ceil(from / (capacity - from)) - 1;
  return [from, (Math.max(0, lossy) + 1) * from];
}

/**
 * From which number of requests on renting beats an API, for requests of one shape.
 *
 *     rent(n) = ⌈n / capacity⌉ × reservation,   api(n) = n × price
 *     from = reservation / price, where that is within the capacity
 *     always = (k + 1) × from, k the last number of replicas with k × capacity < (k + 1) × from
 *
 * The whole reservation counts, not only its busy time. Best case: the lowest rent with the highest capacity.
 *
 * Leaves out engineers, storage, traffic, and that a request's quality may differ between the two.
 */
export function breakEven(comparison: Comparison): BreakEven {
  const { apiPerRequest, capacity, reservation } = checked(comparison);
  const best = crossings(reservation.low, capacity.high, apiPerRequest);
  const usual = crossings(reservation.typical, capacity.typical, apiPerRequest);
  const worst = crossings(reservation.high, capacity.low, apiPerRequest);
  const at = (which: 0 | 1): Crossing => ({
    low: best?.[which] ?? null,
    typical: usual?.[which] ?? null,
    high: worst?.[which] ?? null,
  });
  return {
    reservation,
    capacity,
    perRequestAtCapacity: {
      low: reservation.low / capacity.high,
      typical: reservation.typical / capacity.typical,
      high: reservation.high / capacity.low,
    },
    from: at(0),
    always: at(1),
  };
}

/** What `requests` within the reserved hours cost by API, and on as many replicas as they need. */
export function costOfVolume(comparison: Comparison, requests: number): Volume {
  positive('requests', requests);
  const { apiPerRequest, capacity, reservation, full } = checked(comparison);
  const replicas: Range = {
    low: Math.ceil(requests / capacity.high),
    typical: Math.ceil(requests / capacity.typical),
    high: Math.ceil(requests / capacity.low),
  };
  const rental: Range = {
    low: replicas.low * reservation.low,
    typical: replicas.typical * reservation.typical,
    high: replicas.high * reservation.high,
  };
  const api = requests * apiPerRequest;
  const used = (perSecond: number, count: number): number => requests / (full(perSecond) * count);
  const { requestsPerSecond } = comparison;
  const shares = [
    used(requestsPerSecond.high, replicas.low),
    used(requestsPerSecond.typical, replicas.typical),
    used(requestsPerSecond.low, replicas.high),
  ];
  return {
    requests,
    replicas,
    api,
    rental,
    utilisation: { low: Math.min(...shares), typical: shares[1] ?? 0, high: Math.max(...shares) },
    cheaper: api < rental.low ? 'api' : api > rental.high ? 'rental' : 'either',
  };
}
