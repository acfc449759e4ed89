import type { Measurement } from '../catalogue/measurements/read.ts';
import { type ChatScenario, type Constants, passSeconds, type Range, type SpeedEstimate } from '../estimate/index.ts';
import { inverse } from '../estimate/range.ts';
import { simulateLoad } from '../simulate/index.ts';

/** Requests that are sent all at once. */
export interface Burst {
  readonly requests: number;
  readonly input: number;
  readonly output: number;
  /** Answers of one length, or of exponential lengths with that mean. */
  readonly lengths: 'alike' | 'exponential';
}

/** The burst that a figure is of. */
export function burstOf({ load, input, output, note }: Measurement): Burst | undefined {
  if (load.kind !== 'burst') return undefined;
  return {
    requests: load.amount,
    input,
    output,
    lengths: note.includes('answers of exponential lengths') ? 'exponential' : 'alike',
  };
}

/**
 * Time per token of requests that come all at once. Each meets only the prompts behind its own, and once all are read, none:
 *
 *     pass + (time per token of a steady load − pass) × share,  share = ½ where s ≤ 1, else 1 − 1/(2s)
 *
 * with s = passes that read the prompts ÷ passes that write one answer. Beyond the first batch the load is steady. What
 * prompts add has the range of reading them.
 */
export function burstTime(estimate: SpeedEstimate, burst: Burst, chunk: number): Range | undefined {
  const { timePerOutputToken: each } = estimate;
  const pass = passSeconds(estimate);
  if (each === null || pass === null) return undefined;
  const first = Math.min(1, estimate.memory.maxConcurrency / burst.requests);
  const passes = (first * burst.requests * burst.input) / chunk / Math.max(1, burst.output - 1);
  const share = passes <= 1 ? 1 / 2 : 1 - 1 / (2 * passes);
  const adds = (each.typical - pass) * (1 - first * (1 - share));
  const reading = estimate.prefillTokensPerSecond ?? inverse(each, 1);
  return {
    low: pass * (each.low / each.typical) + adds * (reading.typical / reading.high),
    typical: pass + adds,
    high: pass * (each.high / each.typical) + adds * (reading.typical / reading.low),
  };
}

/** Steps between the quantiles of neighbours, so that every stretch of the line has long and short answers. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Lengths at evenly spaced quantiles of an exponential distribution, in an order that is as good as any. */
function exponentialLengths(count: number, mean: number): number[] {
  const drawn = Array.from({ length: count }, (_, index) => -Math.log(1 - ((index * GOLDEN) % 1)));
  const unit = mean / (drawn.reduce((sum, value) => sum + value, 0) / count);
  return drawn.map((value) => Math.max(1, Math.round(value * unit)));
}

/** What a burst of answers of some lengths came to. */
interface Outcome {
  /** Seconds between two tokens, over all tokens. */
  readonly betweenTokens: number;
  /** Tokens a second until the last answer is complete. */
  readonly tokensPerSecond: number;
}

function simulated(
  { model, accelerator, accelerators, tensorParallel, weights, kvCache, engine }: ChatScenario,
  { requests, input, output }: Burst,
  values: readonly number[],
  constants: Constants,
): Outcome {
  const { latency, timeToFirstToken, seconds } = simulateLoad(
    {
      model,
      accelerator,
      arrivals: { kind: 'listed', seconds: values.map(() => 0) },
      input,
      output: { kind: 'listed', values },
      requests,
      warmUp: 0,
      ...(accelerators === undefined ? {} : { accelerators }),
      ...(tensorParallel === undefined ? {} : { tensorParallel }),
      ...(weights === undefined ? {} : { weights }),
      ...(kvCache === undefined ? {} : { kvCache }),
      ...(engine === undefined ? {} : { engine }),
    },
    constants,
  );
  return {
    betweenTokens: (latency.mean - timeToFirstToken.mean) / (output - 1),
    tokensPerSecond: (requests * output) / seconds,
  };
}

/**
 * Factors by which answers of exponential lengths change what a burst comes to, from simulations with them and with answers of
 * one length: the batch thins out until the longest is complete.
 */
export function thinning(scenario: ChatScenario, burst: Burst, constants: Constants): Outcome {
  const { requests, output } = burst;
  const alike = simulated(scenario, burst, Array<number>(requests).fill(output), constants);
  const differing = simulated(scenario, burst, exponentialLengths(requests, output), constants);
  return {
    betweenTokens: differing.betweenTokens / alike.betweenTokens,
    tokensPerSecond: differing.tokensPerSecond / alike.tokensPerSecond,
  };
}
