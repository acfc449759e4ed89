import type { Accelerator } from '../catalogue/schema.ts';
import { positive } from './check.ts';
import { counter, type Demand, type Deployment, deploymentOf, type Reason } from './deployment.ts';
import type { Range } from './range.ts';

/** Traffic and limits; which accelerators, how many and split how is the question. */
export interface PlanScenario extends Demand {
  /** Accelerators to choose from, by id. */
  readonly candidates: Readonly<Record<string, Accelerator>>;
  /** USD for one accelerator and one hour, by id. What has no price is ranked last, by count. */
  readonly perHour: Readonly<Record<string, Range>>;
  /** Most accelerators in all: 256 unless told. */
  readonly maxAccelerators?: number;
}

/** An accelerator that does not do, and the limit that it came nearest to keeping. */
export interface Excluded extends Reason {
  readonly accelerator: string;
}

/** Deployments from the cheapest, and why the other accelerators are not among them. */
export interface Plan {
  readonly deployments: readonly Deployment[];
  readonly excluded: readonly Excluded[];
  /** Estimates that the search took. */
  readonly estimates: number;
}

const MOST_ACCELERATORS = 256;
const SPLITS = [1, 2, 4, 8, 16] as const;
/** Splits of one accelerator that are offered; a wider one costs more and waits less. */
const OFFERED_SPLITS = 2;
/** Reasons by how near they come to doing. */
const NEARNESS: readonly Reason['code'][] = ['not-searched', 'memory', 'too-many', 'too-slow', 'over-budget'];

const price = ({ cost }: Deployment): number => cost?.perMonth.typical ?? Number.MAX_VALUE;

/**
 * The accelerators, counts and tensor parallelism that carry a traffic within limits, from the cheapest.
 *
 * For each accelerator and split that holds the weights: alone, a request must keep the limits; the replicas that the load
 * needs at least follow from the capacity at the largest batch; their number then doubles until the limits hold, and is
 * halved back to the least that does.
 *
 * Leaves out pipeline parallelism, mixed accelerators, whole servers (eight at once) and failures.
 * @throws {InputError} that names the input
 */
export function planDeployment(scenario: PlanScenario): Plan {
  const { candidates, perHour, maxAccelerators: most = MOST_ACCELERATORS, ...demand } = scenario;
  positive('requestsPerSecond', demand.requestsPerSecond);
  for (const key of ['maxTimeToFirstToken', 'maxTimePerOutputToken', 'maxLatency', 'budget'] as const) {
    if (demand[key] !== undefined) positive(key, demand[key]);
  }
  const search = counter();
  const deployments: Deployment[] = [];
  const excluded: Excluded[] = [];
  for (const [id, accelerator] of Object.entries(candidates)) {
    const candidate = { id, accelerator, perHour: perHour[id], most };
    const own: Deployment[] = [];
    let nearest: Reason | undefined;
    for (const split of SPLITS) {
      if (demand.model.heads % split !== 0 || split > most || own.length >= OFFERED_SPLITS) continue;
      const found = deploymentOf(candidate, split, demand, search);
      if ('replicas' in found) own.push(found);
      else if (nearest === undefined || NEARNESS.indexOf(found.code) >= NEARNESS.indexOf(nearest.code)) nearest = found;
    }
    deployments.push(...own);
    if (own.length === 0 && nearest !== undefined) excluded.push({ accelerator: id, ...nearest });
  }
  deployments.sort((a, b) => price(a) - price(b) || a.accelerators - b.accelerators);
  return { deployments, excluded, estimates: search.count() };
}
