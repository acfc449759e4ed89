import type { Constants } from '../estimate/constants.ts';
import type { LoadResults } from './results.ts';
import { type LoadScenario, setupOf } from './scenario.ts';
import { type Setup, Simulation } from './simulation.ts';

/** A simulation from its start to its end. */
export function simulateSetup(setup: Setup): LoadResults {
  const simulation = new Simulation(setup);
  simulation.advance();
  return simulation.results();
}

/**
 * What a load does to a server with continuous batching: how long requests wait and are served, how many queue, and how many
 * are answered within limits.
 * @throws {InputError} that names the input, what came and what was expected
 */
export const simulateLoad = (scenario: LoadScenario, constants?: Constants): LoadResults =>
  simulateSetup(setupOf(scenario, constants));
