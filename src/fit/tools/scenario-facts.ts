import type { Accelerator } from '../../catalogue/schema.ts';
import { activeParameters, precisionOf, totalParameters } from '../../estimate/index.ts';
import type { Case } from '../case.ts';

/** The facts of a case that simple models of speed start from. All rates and bytes are of one replica. */
export function factsOf({ scenario, row }: Case) {
  const { model, accelerator } = scenario;
  const { bytes, rate } = precisionOf('weights', scenario.weights ?? 'bf16');
  const parallel = scenario.tensorParallel ?? 1;
  return {
    model,
    bytesPerWeight: bytes,
    bytesPerCachedValue: scenario.kvCache === 'fp8' ? 1 : 2,
    total: totalParameters(model),
    active: activeParameters(model),
    parallel,
    users: Math.max(1, ((scenario.concurrency === 'max' ? 1 : (scenario.concurrency ?? 1)) * parallel) / row.count),
    bandwidth: accelerator.bandwidth * parallel,
    flop: rateOf(accelerator, rate) * parallel,
    memory: accelerator.memoryBytes * parallel,
    input: scenario.inputTokens ?? 1,
    fresh: Math.max(1, (scenario.inputTokens ?? 1) - (scenario.cachedTokens ?? 0)),
    output: scenario.outputTokens ?? 1,
  };
}

/** The dense rate that a format is multiplied at. */
const rateOf = (accelerator: Accelerator, rate: 'bf16' | 'fp8' | 'fp4'): number =>
  accelerator[rate] ?? accelerator.bf16;
