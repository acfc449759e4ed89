import { expect, test } from 'vitest';
import { accelerators, find, models } from '../catalogue/index.ts';
import { fitted } from './constants.ts';
import { machine, step } from './step.ts';

/** Seconds of one of the 160 all-reduces of Llama 3.1 70B over NVLink 4, 450 GB/s: of 8,192 values of 2 bytes for each token. */
function allReduce(tensorParallel: number, sequences: number): number {
  const on = machine({
    model: find(models, 'llama-3.1-70b', 'model'),
    accelerator: find(accelerators, 'h100-sxm', 'accelerator'),
    tensorParallel,
    stages: 1,
    weights: 'bf16',
    kvCache: 'bf16',
    engine: 'vllm',
    offload: undefined,
    constants: {
      ...fitted,
      shared: { ...fitted.shared, link: 1, ringStep: 3e-6 },
      engines: { ...fitted.engines, vllm: { ...fitted.engines.vllm, allReduce: 0 } },
    },
  });
  return step(on, { sequences, context: 0 }).communication / 160;
}

// 7 × 10 × 16,384 bytes; round a ring it would be 43 µs.
test('each of eight accelerators reads the sums of ten tokens from the seven others at once: 1.15 MB, 2.5 µs', () => {
  expect(allReduce(8, 10)).toBeCloseTo((7 * 10 * 16_384) / 450e9, 12);
});

// 14 steps of 3 µs, in each of which an eighth of 16.4 MB moves; at once it would be 255 µs.
test('sums of 1,000 tokens go round a ring of eight in 106 µs', () => {
  expect(allReduce(8, 1000)).toBeCloseTo(14 * 3e-6 + (14 * 1000 * 16_384) / 8 / 450e9, 12);
});

test('two accelerators swap sums of whatever size at once', () => {
  expect(allReduce(2, 1000)).toBeCloseTo((1000 * 16_384) / 450e9, 12);
});
