import { estimateChat } from '../estimate/chat.ts';
import { fitted } from '../estimate/constants.ts';
import { widening } from '../estimate/uncertainty.ts';
import type { Arrivals } from './arrivals.ts';
import { meanLength } from './distribution.ts';
import type { LoadResults } from './results.ts';
import { LOAD_DEFAULTS, type LoadScenario, setupOf } from './scenario.ts';
import { Simulation } from './simulation.ts';

/** A machine, requests that come at some rate, and how long to look. */
export interface LoadQuestion extends Omit<LoadScenario, 'requests' | 'pace'> {
  readonly arrivals: Exclude<Arrivals, { kind: 'closed' | 'listed' }>;
  /** Requests of each simulation, in units of the fewest that tell something. */
  readonly longer?: number;
}

/** What a load does at one rate; the course is kept for the asked rate alone. */
export type LoadPoint = Omit<LoadResults, 'course'>;

/** What a machine does at the asked rate, and at others. */
export interface LoadFindings {
  /** Requests a second that the machine can serve, by the closed form. */
  readonly capacity: number;
  /** Factors on times: the ends of the machine's range, within which four measurements in five should lie. */
  readonly paces: readonly [low: number, high: number];
  readonly validated: boolean;
  readonly asked: LoadResults;
  /** On a machine as fast, and as slow, as its range goes. */
  readonly fast: LoadPoint;
  readonly slow: LoadPoint;
  /** By rate, from a tenth of the capacity to beyond it. */
  readonly curve: readonly { readonly rate: number; readonly point: LoadPoint }[];
}

/** Rates of the curve, in units of the capacity. */
const SHARES = [0.1, 0.3, 0.5, 0.65, 0.8, 0.9, 0.97, 1.05, 1.2, 1.4, 1.7];
/** Requests of one simulation: some times as many as run at once, within these. */
const [LEAST, MOST, TIMES] = [400, 1500, 4];

/** Its scenarios in order: the asked rate on a typical, a fast and a slow machine, and the rates of the curve. */
function plan({ longer = 1, ...question }: LoadQuestion) {
  const { model, accelerator, arrivals, input = LOAD_DEFAULTS.input, output = LOAD_DEFAULTS.output } = question;
  const outputTokens = Math.max(1, Math.round(meanLength('output', output)));
  const chat = estimateChat({
    ...question,
    inputTokens: Math.max(1, Math.round(meanLength('input', input))),
    outputTokens,
    concurrency: 'max',
  });
  const { outputTokensPerSecond, latency, validated } = chat;
  const [low, high] = fitted.spreads[question.engine ?? 'vllm'].perToken;
  const wider = widening([model, accelerator], validated);
  const paces = [low / wider, high * wider] as const;
  // Where the model does not fit, the first simulation says so.
  const capacity = (outputTokensPerSecond?.typical ?? outputTokens) / outputTokens;
  const running = capacity * (latency?.typical ?? 1);
  const at = (rate: number, pace = 1): LoadScenario => {
    const settled = TIMES * running * Math.min(1, rate / capacity);
    const requests = longer * Math.round(Math.min(MOST, Math.max(LEAST, settled)));
    return { ...question, arrivals: { ...arrivals, rate }, requests, pace };
  };
  const { rate } = arrivals;
  const scenarios = [at(rate), at(rate, paces[0]), at(rate, paces[1]), ...SHARES.map((share) => at(share * capacity))];
  return { scenarios, capacity, paces, validated };
}

function findings(
  { capacity, paces, validated }: ReturnType<typeof plan>,
  results: readonly LoadResults[],
): LoadFindings {
  const [asked, ...others] = results as [LoadResults, ...LoadResults[]];
  const [fast, slow, ...points] = others.map(({ course, ...point }) => point) as [LoadPoint, LoadPoint, ...LoadPoint[]];
  const curve = points.map((point, index) => ({ rate: (SHARES[index] ?? 1) * capacity, point }));
  return { capacity, paces, validated, asked, fast, slow, curve };
}

/**
 * What a load does to a machine, and what less and more of it would do.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function study(question: LoadQuestion): LoadFindings {
  const planned = plan(question);
  return findings(
    planned,
    planned.scenarios.map((scenario) => {
      const simulation = new Simulation(setupOf(scenario));
      simulation.advance();
      return simulation.results();
    }),
  );
}

/** How a long computation is watched and ended. */
export interface Watch {
  /** Hears the share that is done. */
  readonly progress?: (share: number) => void;
  /** Ends it: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Milliseconds that a slice takes at most, so that a page stays alive between them. */
const SLICE = 12;
/** Events between two looks at the clock. */
const EVENTS = 256;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Simulations one after another, in slices between which everything else goes on. The results do not depend on the slices.
 * @throws {InputError} that names the input, what came and what was expected
 */
export async function simulateInSlices(
  scenarios: readonly LoadScenario[],
  { progress, signal }: Watch = {},
): Promise<LoadResults[]> {
  const setups = scenarios.map((scenario) => setupOf(scenario));
  const all = setups.reduce((sum, { requests }) => sum + requests, 0);
  const results: LoadResults[] = [];
  let done = 0;
  for (const setup of setups) {
    const simulation = new Simulation(setup);
    while (!simulation.ended) {
      signal?.throwIfAborted();
      const until = performance.now() + SLICE;
      while (!simulation.ended && performance.now() < until) simulation.advance(EVENTS);
      progress?.((done + simulation.progress * setup.requests) / all);
      await pause();
    }
    done += setup.requests;
    results.push(simulation.results());
  }
  signal?.throwIfAborted();
  return results;
}

/** The same as `study`, in slices. */
export async function studyInSlices(question: LoadQuestion, watch: Watch = {}): Promise<LoadFindings> {
  const planned = plan(question);
  return findings(planned, await simulateInSlices(planned.scenarios, watch));
}
