import { accelerators, find, models } from '../catalogue/index.ts';
import type { Measurement, MeasurementSet } from '../catalogue/measurements/read.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import {
  type ChatScenario,
  type EngineName,
  engines,
  estimateChat,
  estimateSpeed,
  InputError,
  type PrecisionName,
  passSeconds,
  type Range,
  type SpeedEstimate,
  speculationTokens,
} from '../estimate/index.ts';
import { asItWas, type FitConstants, olderOf } from './older.ts';

/** What kind of figure a measurement is; errors are told for each. */
export type Regime =
  | 'time per output token, served'
  | 'time to first token, served'
  | 'decode, one user'
  | 'prefill'
  | 'throughput of a batch'
  | 'random arrivals'
  | 'memory'
  | 'speculative speed-up';

/** A published figure and the scenario that predicts it. */
export interface Case {
  readonly set: MeasurementSet;
  readonly row: Measurement;
  readonly regime: Regime;
  readonly engine: EngineName;
  readonly accelerator: Accelerator;
  /** What is left out together when it is predicted: a campaign of one source, or one machine of llama.cpp. */
  readonly campaign: string;
  /** The old release that ran. */
  readonly older: string | undefined;
  /** Why it is shown and not fitted. */
  readonly aside: string | undefined;
  readonly scenario: ChatScenario;
  /** The predicted figure in a scenario's estimate; undefined where there is none. */
  readonly read: (estimate: SpeedEstimate) => Range | undefined;
}

const inverse = ({ low, typical, high }: Range, over = 1): Range => ({
  low: over / high,
  typical: over / typical,
  high: over / low,
});
const mapRange = ({ low, typical, high }: Range, use: (value: number) => number): Range => ({
  low: use(low),
  typical: use(typical),
  high: use(high),
});
const maybe = <T>(value: Range | null, use: (value: Range) => T): T | undefined =>
  value === null ? undefined : use(value);
const same = (value: Range): Range => value;

/** Formats that checkpoints go by under other names. */
const FORMATS: Readonly<Record<string, PrecisionName>> = { fp32: 'bf16' };

/** Tokens a second of a batch that writes and reads no prompts, with the spread of a token's time. */
function decodeRate(estimate: SpeedEstimate, batch: number): Range | undefined {
  const { timePerOutputToken: each } = estimate;
  const pass = passSeconds(estimate);
  if (each === null || pass === null) return undefined;
  return mapRange(inverse(each, each.typical), (share) => (share * batch) / pass);
}

/**
 * Time per token of requests that come all at once. Each meets only the prompts behind its own, and once all are read, none:
 *
 *     pass + (time per token of a steady load − pass) × share,  share = ½ where s ≤ 1, else 1 − 1/(2s)
 *
 * with s = passes that read the prompts ÷ passes that write one answer. Beyond the first batch the load is steady.
 */
function burstTime(estimate: SpeedEstimate, row: Measurement, engine: EngineName): Range | undefined {
  const { timePerOutputToken: each } = estimate;
  const pass = passSeconds(estimate);
  if (each === null || pass === null) return undefined;
  const first = Math.min(1, estimate.memory.maxConcurrency / row.load.amount);
  const passes = (first * row.load.amount * row.input) / engines[engine].chunk / Math.max(1, row.output - 1);
  const share = passes <= 1 ? 1 / 2 : 1 - 1 / (2 * passes);
  const typical = pass + (each.typical - pass) * (1 - first * (1 - share));
  return mapRange(each, (value) => (value / each.typical) * typical);
}

/** Figures that count the weights and the cache alone, by the sizes that they have. */
const HELD_ALONE = new Set(['transformers-qwen3-h20-2025']);

/** The sum over all accelerators, as the sources tell it. */
function memoryOf({ id }: MeasurementSet, { count }: Measurement, memory: SpeedEstimate['memory']): Range {
  const { weights, kvCache, total, range } = memory;
  const typical = (HELD_ALONE.has(id) ? weights + kvCache : total) * count;
  return mapRange({ ...range, typical: total }, (value) => (value / total) * typical);
}

function readerOf(set: MeasurementSet, row: Measurement, cached: number): Case['read'] {
  const { load } = row;
  const engine = set.engine as EngineName;
  switch (row.metric) {
    case 'time-per-output-token':
      return load.kind === 'burst'
        ? (estimate) => burstTime(estimate, row, engine)
        : ({ timePerOutputToken }) => maybe(timePerOutputToken, same);
    case 'tokens-per-second-per-user':
      return ({ timePerOutputToken }) => maybe(timePerOutputToken, inverse);
    case 'tokens-per-second-with-prompt':
      return ({ latency }) => maybe(latency, (time) => inverse(time, row.output));
    case 'latency':
      return ({ latency }) => maybe(latency, same);
    case 'prefill-tokens-per-second':
      return ({ prefillTokensPerSecond }) => maybe(prefillTokensPerSecond, same);
    case 'memory':
      return ({ memory }) => memoryOf(set, row, memory);
    case 'output-tokens-per-second':
      return load.kind === 'decode'
        ? (estimate) => decodeRate(estimate, load.amount)
        : ({ outputTokensPerSecond }) => maybe(outputTokensPerSecond, same);
    case 'time-to-first-token':
      // Prompts that start together, without a server: each waits for those before it, and nothing else is timed.
      return load.kind === 'static'
        ? ({ prefillTokensPerSecond }) =>
            maybe(prefillTokensPerSecond, (rate) =>
              inverse(rate, (Math.max(1, row.input - cached) * (load.amount + 1)) / 2),
            )
        : ({ timeToFirstToken }) => maybe(timeToFirstToken, same);
    case 'speculative-speedup':
      return () => undefined;
  }
}

function regimeOf({ metric, load }: Measurement): Regime {
  if (metric === 'memory') return 'memory';
  if (metric === 'speculative-speedup') return 'speculative speed-up';
  if (load.kind === 'rate' || load.kind === 'burst') return 'random arrivals';
  if (metric === 'prefill-tokens-per-second' || (metric === 'time-to-first-token' && load.kind === 'static'))
    return 'prefill';
  if (metric === 'time-to-first-token') return 'time to first token, served';
  if (load.amount === 1) return 'decode, one user';
  if (load.kind === 'decode') return 'throughput of a batch';
  return metric === 'time-per-output-token' ? 'time per output token, served' : 'throughput of a batch';
}

/** The accelerators as they ran, where that was not as sold. */
function asRun(set: MeasurementSet, accelerator: Accelerator): Accelerator {
  return set.id === 'gpt-fast' ? { ...accelerator, bandwidth: Math.min(accelerator.bandwidth, 1.7e12) } : accelerator;
}

/** Tokens of a request; those of a batch that reads no prompts have the same length at the middle of one long answer. */
const lengthsOf = ({ load, input, output }: Measurement) =>
  load.kind === 'decode'
    ? { inputTokens: 1, outputTokens: 2 * input + output - 2 }
    : { inputTokens: input, outputTokens: output };

/** One published figure as a case; undefined where it is none that the estimator predicts. */
export function caseOf(set: MeasurementSet, row: Measurement): Case | undefined {
  const { load } = row;
  if (load.kind === 'burst' && row.metric === 'time-to-first-token') return undefined;
  const engine = set.engine as EngineName;
  const accelerator = asRun(set, find<Accelerator>(accelerators, row.accelerator, 'accelerator'));
  // Benchmarks stretch a model beyond its context; time does not care.
  const model: Model = { ...find<Model>(models, row.model, 'model'), maxContext: 1e9 };
  const cached = Number(/cached (\d+)/.exec(row.note)?.[1] ?? 0);
  const scenario: ChatScenario = {
    model,
    accelerator,
    accelerators: row.count,
    engine,
    weights: FORMATS[row.weights] ?? (row.weights as PrecisionName),
    ...lengthsOf(row),
    ...(row.kvCache === undefined ? {} : { kvCache: row.kvCache as PrecisionName }),
    ...(row.tensorParallel === undefined ? {} : { tensorParallel: row.tensorParallel }),
    ...(cached > 0 ? { cachedTokens: cached } : {}),
    ...(load.kind === 'rate' ? { requestsPerSecond: load.amount } : { concurrency: load.amount }),
  };
  const served = set.id.startsWith('served');
  return {
    set,
    row,
    regime: regimeOf(row),
    engine,
    accelerator,
    campaign: served ? `${set.id} ${row.model}` : engine === 'llama.cpp' ? `llama.cpp ${row.accelerator}` : set.id,
    older: olderOf(set.id),
    aside: row.note.startsWith('aside: ') ? row.note.slice('aside: '.length) : undefined,
    scenario,
    read: readerOf(set, row, cached),
  };
}

/**
 * Measured over predicted. Above 1, the estimate was too low. Undefined where the estimator holds that the scenario does not fit.
 */
export function ratioOf(one: Case, constants: FitConstants): number | undefined {
  const predicted = predict(one, constants);
  return predicted === undefined ? undefined : one.row.value / predicted.typical;
}

/** The prediction of a case with its range. */
export function predict({ scenario, read, older }: Case, constants: FitConstants): Range | undefined {
  try {
    const those = older === undefined ? constants : asItWas(constants, older, constants.older);
    const { requestsPerSecond, ...closed } = scenario;
    return read(requestsPerSecond === undefined ? estimateSpeed(closed, those) : estimateChat(scenario, those));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Acceptance at which drafts of `draftTokens` tokens yield `tokens` a pass, by bisection. */
export function acceptanceFor(tokens: number, draftTokens: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (speculationTokens({ draftTokens, acceptance: middle }) < tokens) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
