import type { Measurement } from '../catalogue/measurements/read.ts';
import type { Case } from './case.ts';

/** A kind of figure that accuracy is told for, in one quantity. */
export interface ShownRegime {
  readonly name: string;
  /** What the figures are, for the page. */
  readonly about: string;
  /** The quantity of its drawing. */
  readonly unit: 'seconds' | 'tokens a second' | 'bytes';
}

export const regimes = [
  {
    name: 'Time per output token, served',
    about: 'a server with a fixed number of users who send again when they are answered',
    unit: 'seconds',
  },
  { name: 'Time to first token, served', about: 'the same servers', unit: 'seconds' },
  {
    name: 'Decode, one user',
    about: 'the speed of one answer at a time, its prompt included where the source does so',
    unit: 'tokens a second',
  },
  { name: 'Prefill', about: 'a prompt that is read alone', unit: 'tokens a second' },
  {
    name: 'Throughput of a batch',
    about: 'output tokens a second of all users, or the time of a whole batch',
    unit: 'tokens a second',
  },
  { name: 'Time per output token, random arrivals', about: 'requests at a rate, at random', unit: 'seconds' },
  { name: 'Time to first token, random arrivals', about: 'the same', unit: 'seconds' },
  {
    name: 'Throughput, all at once',
    about: 'hundreds or thousands of requests sent together',
    unit: 'tokens a second',
  },
  { name: 'Time per output token, all at once', about: 'the same', unit: 'seconds' },
  { name: 'Memory', about: 'bytes, of all accelerators together', unit: 'bytes' },
] as const satisfies readonly ShownRegime[];

export type RegimeName = (typeof regimes)[number]['name'];

/**
 * The regime that a figure is scored in. Undefined where there is nothing to predict: the throughput of requests that arrive at
 * a rate follows from the rate, and speed-ups of speculation have a table of their own.
 */
export function regimeName({ regime, row }: Case): RegimeName | undefined {
  switch (regime) {
    case 'time per output token, served':
      return 'Time per output token, served';
    case 'time to first token, served':
      return 'Time to first token, served';
    case 'decode, one user':
      return 'Decode, one user';
    case 'prefill':
      return 'Prefill';
    case 'throughput of a batch':
      return 'Throughput of a batch';
    case 'memory':
      return 'Memory';
    case 'speculative speed-up':
      return undefined;
    case 'random arrivals': {
      const many = row.load.kind === 'burst';
      if (row.metric === 'time-per-output-token')
        return many ? 'Time per output token, all at once' : 'Time per output token, random arrivals';
      if (row.metric === 'time-to-first-token') return 'Time to first token, random arrivals';
      return many ? 'Throughput, all at once' : undefined;
    }
  }
}

/** A figure in the quantity of its regime’s drawing. */
export function inUnit(unit: ShownRegime['unit'], { metric, load, input, output }: Measurement, value: number): number {
  const users = load.kind === 'rate' || load.kind === 'burst' ? 1 : load.amount;
  if (unit === 'tokens a second') {
    if (metric === 'latency') return (users * output) / value;
    if (metric === 'time-per-output-token') return 1 / value;
    if (metric === 'time-to-first-token') return (input * (users + 1)) / 2 / value;
    return value;
  }
  return value;
}
