import { accelerators, models } from '../catalogue/index.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import { simulateLoad } from '../simulate/index.ts';

/** `node src/bench/simulate.ts`: seconds that one core takes for an hour of 10 requests a second. */

const [RATE, HOUR] = [10, 3600];

for (const [model, accelerator, weights] of [
  ['llama-3.1-8b', 'h100-sxm', 'bf16'],
  ['gpt-oss-120b', 'h100-sxm', 'mxfp4'],
  ['qwen3-235b-a22b', 'b200-sxm', 'nvfp4'],
] as const) {
  const began = performance.now();
  const { timeToFirstToken, batch, seconds } = simulateLoad({
    model: models[model] as Model,
    accelerator: accelerators[accelerator] as Accelerator,
    weights,
    arrivals: { kind: 'poisson', rate: RATE },
    input: { kind: 'lognormal', mean: 1000, variation: 1 },
    output: { kind: 'lognormal', mean: 250, variation: 1 },
    requests: RATE * HOUR,
  });
  const took = ((performance.now() - began) / 1000).toFixed(2);
  console.log(
    `${took} s for ${Math.round(seconds)} s of ${model} on one ${accelerator}: ${Math.round(batch)} run at once, p95 of the first token ${timeToFirstToken.p95.toFixed(2)} s`,
  );
}
