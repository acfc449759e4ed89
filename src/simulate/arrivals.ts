import { InputError, notNegative, positive, whole } from '../estimate/check.ts';
import { type Draw, exponential, gamma } from './distribution.ts';
import type { Random } from './random.ts';

/**
 * How requests come: at random with exponential gaps (`poisson`), in bursts with gamma gaps whose deviation is `variation` times
 * their mean, evenly, from `users` who each send again when their answer is complete (`closed`), or at `listed` seconds. Users
 * begin spread over `ramp` seconds, at once unless told: with answers of one length they then stay in step.
 * @see https://docs.nvidia.com/aiperf/tutorials/load-patterns-scheduling/arrival-patterns-simulating-realistic-traffic
 */
export type Arrivals =
  | { readonly kind: 'poisson' | 'even'; readonly rate: number }
  | { readonly kind: 'bursty'; readonly rate: number; readonly variation: number }
  | { readonly kind: 'closed'; readonly users: number; readonly ramp?: number }
  | { readonly kind: 'listed'; readonly seconds: readonly number[] };

/** @throws {InputError} that names the input, what came and what was expected */
export function checkArrivals(arrivals: Arrivals): void {
  if (arrivals.kind === 'closed') {
    whole('arrivals.users', arrivals.users);
    notNegative('arrivals.ramp', arrivals.ramp ?? 0);
  } else if (arrivals.kind === 'listed') {
    if (arrivals.seconds.length === 0)
      throw new InputError('empty', 'arrivals.seconds', 'arrivals.seconds must not be empty');
    arrivals.seconds.forEach((second, at) => {
      if (notNegative('arrivals.seconds', second) < (arrivals.seconds[at - 1] ?? 0))
        throw new InputError('not-in-order', 'arrivals.seconds', 'arrivals.seconds must not go back');
    });
  } else {
    positive('arrivals.rate', arrivals.rate);
    if (arrivals.kind === 'bursty') positive('arrivals.variation', arrivals.variation);
  }
}

/** Seconds from each arrival to the next. Whoever sends again after an answer is not told here. */
export function gapsFrom(arrivals: Exclude<Arrivals, { kind: 'closed' }>, random: Random): Draw {
  switch (arrivals.kind) {
    case 'poisson':
      return () => exponential(1 / arrivals.rate, random);
    case 'even':
      return () => 1 / arrivals.rate;
    case 'bursty': {
      const shape = 1 / arrivals.variation ** 2;
      return () => gamma(shape, random) / (shape * arrivals.rate);
    }
    case 'listed': {
      let at = 0;
      return () => {
        const second = arrivals.seconds[at] ?? Number.POSITIVE_INFINITY;
        const before = at === 0 ? 0 : (arrivals.seconds[at - 1] ?? 0);
        at += 1;
        return second - before;
      };
    }
  }
}
