import { accelerators, find, models } from '../catalogue/index.ts';
import type { Measurement, MeasurementSet } from '../catalogue/measurements/read.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import {
  type ChatScenario,
  type Constants,
  type EngineName,
  estimateChat,
  estimateSpeed,
  InputError,
  type PrecisionName,
  passSeconds,
  type Range,
  type SpeedEstimate,
  speculationTokens,
} from '../estimate/index.ts';
import { inverse, mapRange } from '../estimate/range.ts';
import { type Burst, burstOf, burstTime, thinning } from './burst.ts';
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
  /** Tokens that a pass took, where that is not what the engine takes unless told. */
  readonly chunk: number | undefined;
  readonly scenario: ChatScenario;
  /** The predicted figure in a scenario's estimate by some constants; undefined where there is none. */
  readonly read: (estimate: SpeedEstimate, constants: Constants) => Range | undefined;
}

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

/** Figures that count the weights and the cache alone, by the sizes that they have. */
const HELD_ALONE = new Set(['transformers-qwen3-h20-2025']);

/** The sum over all accelerators, as the sources tell it. */
function memoryOf({ id }: MeasurementSet, { count }: Measurement, memory: SpeedEstimate['memory']): Range {
  const { weights, kvCache, total, range } = memory;
  const typical = (HELD_ALONE.has(id) ? weights + kvCache : total) * count;
  return mapRange({ ...range, typical: total }, (value) => (value / total) * typical);
}

/** Passes for which a server was told to hold prompts back for more of them to come. */
const passesWaited = ({ note }: Measurement): number => Number(/waits for (\d+) passes/.exec(note)?.[1] ?? 0);

/** A figure of a burst; undefined where it is read as that of any load. */
function burstReader(burst: Burst, scenario: ChatScenario, { metric }: Measurement): Case['read'] | undefined {
  const { engine = 'vllm' } = scenario;
  const factors = (constants: Constants) =>
    burst.lengths === 'alike' ? { betweenTokens: 1, tokensPerSecond: 1 } : thinning(scenario, burst, constants);
  if (metric === 'time-per-output-token')
    return (estimate, constants) => {
      const time = burstTime(estimate, burst, constants.engines[engine].chunk);
      const { betweenTokens } = factors(constants);
      return time && mapRange(time, (value) => value * betweenTokens);
    };
  if (metric !== 'output-tokens-per-second') return undefined;
  return ({ outputTokensPerSecond }, constants) =>
    maybe(outputTokensPerSecond, (steady) => {
      const { tokensPerSecond } = factors(constants);
      return mapRange(steady, (value) => value * tokensPerSecond);
    });
}

function readerOf(set: MeasurementSet, row: Measurement, scenario: ChatScenario): Case['read'] {
  const { load } = row;
  const burst = burstOf(row);
  const ofBurst = burst && burstReader(burst, scenario, row);
  if (ofBurst !== undefined) return ofBurst;
  switch (row.metric) {
    case 'time-per-output-token':
      return ({ timePerOutputToken }) => maybe(timePerOutputToken, same);
    case 'tokens-per-second-per-user':
      return ({ timePerOutputToken }) => maybe(timePerOutputToken, (each) => inverse(each, 1));
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
              inverse(rate, (Math.max(1, row.input - (scenario.cachedTokens ?? 0)) * (load.amount + 1)) / 2),
            )
        : ({ timeToFirstToken, timePerOutputToken }) =>
            maybe(timeToFirstToken, (time) =>
              mapRange(time, (value) => value + passesWaited(row) * (timePerOutputToken?.typical ?? 0)),
            );
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
  const chunk = /passes of (\d+) tokens/.exec(row.note)?.[1];
  return {
    set,
    row,
    regime: regimeOf(row),
    engine,
    accelerator,
    campaign: served ? `${set.id} ${row.model}` : engine === 'llama.cpp' ? `llama.cpp ${row.accelerator}` : set.id,
    older: olderOf(set.id),
    aside: row.note.startsWith('aside: ') ? row.note.slice('aside: '.length) : undefined,
    chunk: chunk === undefined ? undefined : Number(chunk),
    scenario,
    read: readerOf(set, row, scenario),
  };
}

/**
 * Measured over predicted. Above 1, the estimate was too low. Undefined where the estimator holds that the scenario does not fit.
 */
export function ratioOf(one: Case, constants: FitConstants): number | undefined {
  const predicted = predict(one, constants);
  return predicted === undefined ? undefined : one.row.value / predicted.typical;
}

/** Constants as they were where a case was measured. */
function constantsOf({ engine, older, chunk }: Case, constants: FitConstants): Constants {
  const those = older === undefined ? constants : asItWas(constants, older, constants.older);
  if (chunk === undefined) return those;
  return { ...those, engines: { ...those.engines, [engine]: { ...those.engines[engine], chunk } } };
}

/** The prediction of a case with its range. */
export function predict(one: Case, constants: FitConstants): Range | undefined {
  const { scenario, read } = one;
  try {
    const those = constantsOf(one, constants);
    const { requestsPerSecond, ...closed } = scenario;
    return read(requestsPerSecond === undefined ? estimateSpeed(closed, those) : estimateChat(scenario, those), those);
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
