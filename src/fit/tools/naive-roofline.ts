import { kvCacheBytes } from '../../estimate/index.ts';
import type { Case } from '../case.ts';
import type { Forecast, Tool } from './forecast.ts';
import { factsOf } from './scenario-facts.ts';

/** Shares of the peaks that calculators on the web commonly assume. */
const BANDWIDTH = 0.7;
const COMPUTE = 0.9;

/**
 * The back of an envelope: a pass takes the longer of reading weights and cache at 0.7 of the bandwidth and of two FLOP a
 * parameter and token at 0.9 of the rate. A mixture of experts reads what its tokens activate, up to all of it. As many run as
 * fit in memory, and nothing waits for anything.
 */
function forecast(one: Case): Forecast {
  const facts = factsOf(one);
  const { model, output, input, fresh } = facts;
  const each = kvCacheBytes(model, input + output, facts.bytesPerCachedValue);
  const room = facts.memory - facts.total * facts.bytesPerWeight;
  const users = Math.max(1, Math.min(facts.users, Math.floor(room / Math.max(1, each))));
  const cache = kvCacheBytes(model, input + output / 2, facts.bytesPerCachedValue);
  const weights = Math.min(facts.total, facts.active * users) * facts.bytesPerWeight;
  const step = Math.max(
    (weights + users * cache) / (BANDWIDTH * facts.bandwidth),
    (2 * facts.active * users) / (COMPUTE * facts.flop),
  );
  const prefill = (2 * facts.active * fresh) / (COMPUTE * facts.flop);
  const latency = prefill + (output - 1) * step;
  return {
    timeToFirstToken: prefill,
    timePerOutputToken: step,
    latency,
    outputTokensPerSecond: ((users * output) / latency) * (one.row.count / facts.parallel),
    prefillTokensPerSecond: fresh / prefill,
    memory: (facts.total * facts.bytesPerWeight + users * each) / facts.parallel,
  };
}

export const naiveRoofline: Tool = {
  name: 'Naive roofline',
  version: '0.7 of bandwidth, 0.9 of the rate',
  about:
    'The larger of bytes over bandwidth and FLOP over rate, as calculators on the web do it. It leaves out kernels, engines, links between accelerators and every wait.',
  forecast,
};
