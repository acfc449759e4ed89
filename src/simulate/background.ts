import type { LoadResults } from './results.ts';
import { type LoadScenario, setupOf } from './scenario.ts';
import { Simulation } from './simulation.ts';

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

/** What a worker says. */
export type Said =
  | { readonly progress: number }
  | { readonly results: readonly LoadResults[] }
  | { readonly error: string };

/** A worker, or another end of a channel that leads to one. */
export interface Port {
  onmessage: ((event: MessageEvent<Said>) => void) | null;
  onerror?: ((event: ErrorEvent) => void) | null;
  postMessage(scenarios: readonly LoadScenario[]): void;
  terminate(): void;
}

/**
 * Simulations in a worker of `simulate.js`, or in slices where there is none or it does not start.
 * @throws {RangeError} with the message of the scenario that cannot be simulated
 */
export function simulateInBackground(
  scenarios: readonly LoadScenario[],
  { worker, ...watch }: Watch & { readonly worker?: Port | undefined },
): Promise<readonly LoadResults[]> {
  if (worker === undefined) return simulateInSlices(scenarios, watch);
  const { progress, signal } = watch;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      worker.terminate();
      signal?.removeEventListener('abort', cancel);
    };
    const cancel = (): void => {
      end();
      reject(signal?.reason);
    };
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel);
    worker.onmessage = ({ data }) => {
      if ('progress' in data) return progress?.(data.progress);
      end();
      if ('results' in data) resolve(data.results);
      else reject(new RangeError(data.error));
    };
    // A policy that forbids workers, or a script that does not come, shows only now.
    worker.onerror = (event) => {
      event.preventDefault();
      end();
      resolve(simulateInSlices(scenarios, watch));
    };
    worker.postMessage(scenarios);
  });
}

/** A worker's side: answers each list of scenarios that comes through a channel. */
export function answerTo(port: {
  onmessage: ((event: MessageEvent<readonly LoadScenario[]>) => void) | null;
  postMessage(said: Said): void;
}): void {
  port.onmessage = ({ data }) => {
    simulateInSlices(data, { progress: (progress) => port.postMessage({ progress }) }).then(
      (results) => port.postMessage({ results }),
      (error: unknown) => port.postMessage({ error: error instanceof Error ? error.message : String(error) }),
    );
  };
}
