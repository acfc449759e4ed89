import { expect, test } from 'vitest';
import { accelerators, find, models } from '../catalogue/index.ts';
import { fitted } from './constants.ts';
import { passWork } from './pass-work.ts';
import { ridgePoint } from './roofline.ts';
import { machine } from './step.ts';

const on = (model: string, tensorParallel = 1) =>
  machine({
    model: find(models, model, 'model'),
    accelerator: find(accelerators, 'a100-80gb-sxm', 'accelerator'),
    tensorParallel,
    stages: 1,
    weights: 'bf16',
    kvCache: 'bf16',
    engine: 'vllm',
    offload: undefined,
    constants: { ...fitted, shared: { ...fitted.shared, routingSkew: 0 } },
  });

// 7.50e9 weights are read and multiplied (8.03e9 less the embedding of 128,256 × 4,096): 2 FLOP and 2 bytes each.
test('a token of one user does one FLOP for each byte of weights that it reads', () => {
  const { flop, bytes } = passWork(on('llama-3.1-8b'), { sequences: 1, context: 0 });
  expect(bytes / (2 * 7.5e9)).toBeCloseTo(1, 2);
  expect(flop / bytes).toBeCloseTo(1, 3);
});

test('a batch of 64 does 64 FLOP for each byte as long as nothing was said', () => {
  const { flop, bytes } = passWork(on('llama-3.1-8b'), { sequences: 64, context: 0 });
  expect(flop / bytes).toBeCloseTo(64, 1);
});

// 128 KiB of keys and values a token (2 × 32 layers × 8 heads × 128 × 2 bytes) × 10,000 tokens.
test('what was said adds its cache to the bytes', () => {
  const silent = passWork(on('llama-3.1-8b'), { sequences: 1, context: 0 });
  const said = passWork(on('llama-3.1-8b'), { sequences: 1, context: 10_000 });
  expect(said.bytes - silent.bytes).toBe(128 * 1024 * 10_000);
});

// Scores and sums: 2 × 2 × 32 layers × 32 heads × 128 × context FLOP against 128 KiB of cache a token: 4 FLOP a byte.
test('attention alone does four FLOP a byte where four query heads share keys and values', () => {
  const silent = passWork(on('llama-3.1-8b'), { sequences: 1, context: 0 });
  const said = passWork(on('llama-3.1-8b'), { sequences: 1, context: 10_000 });
  expect((said.flop - silent.flop) / (said.bytes - silent.bytes)).toBeCloseTo(4, 5);
});

// 312 TFLOP/s over 2.039 TB/s.
test('an A100 needs 153 FLOP a byte before its arithmetic is the limit, and a prompt of 1,000 tokens has more', () => {
  const ridge = ridgePoint(find(accelerators, 'a100-80gb-sxm', 'accelerator'));
  expect(ridge).toBeCloseTo(153, 0);
  const { flop, bytes } = passWork(on('llama-3.1-8b'), { sequences: 0, context: 0, promptTokens: 1000 });
  expect(flop / bytes).toBeGreaterThan(ridge);
});

test('two accelerators halve what each reads and computes', () => {
  const [one, two] = [1, 2].map((split) => passWork(on('llama-3.1-8b', split), { sequences: 8, context: 1000 }));
  expect((one?.flop ?? 0) / (two?.flop ?? 1)).toBeCloseTo(2, 6);
  expect((one?.bytes ?? 0) / (two?.bytes ?? 1)).toBeCloseTo(2, 6);
});

// gpt-oss-20b: 4 of 32 experts a token; one token reads exactly 4, two read 4 + 4 × (1 − 4/32) = 7.5.
test('a second token that chooses evenly reads most of its experts anew', () => {
  const mixture = on('gpt-oss-20b');
  const [one, two] = [1, 2].map((sequences) => passWork(mixture, { sequences, context: 0 }).bytes) as [number, number];
  expect((two - one) / mixture.expertRead).toBeCloseTo(3.5, 6);
});
