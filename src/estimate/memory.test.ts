import { expect, test } from 'vitest';
import { models } from '../catalogue/index.ts';
import type { Model } from '../catalogue/schema.ts';
import { engines } from './constants.ts';
import { kvCacheBytes, memoryUse, parameters, totalParameters, weightBytes } from './index.ts';

const row = (id: string): Model => models[id] as Model;

test('a token of Llama 3.1 70B takes 320 KiB of BF16 cache', () => {
  expect(kvCacheBytes({ layers: 80, kvHeads: 8, headDim: 128 }, 1)).toBe(320 * 1024);
});

test('a token of Llama 2 7B, whose heads share nothing, takes 512 KiB', () => {
  expect(kvCacheBytes(row('llama-2-7b'), 1)).toBe(512 * 1024);
});

test('a token of DeepSeek-V3 takes 68.6 KiB: 61 layers of one latent of 512 + 64 values', () => {
  expect(kvCacheBytes(row('deepseek-v3'), 1)).toBe(61 * 576 * 2);
});

test('a windowed layer keeps no more than its window', () => {
  const shape = { layers: 2, kvHeads: 1, headDim: 64, window: { tokens: 128, layers: 1 } };
  expect(kvCacheBytes(shape, 1000)).toBe(2 * 64 * (1000 + 128) * 2);
});

test.each(Object.keys(models))('the shape of %s accounts for its parameters within 1 %%', (id) => {
  const model = row(id);
  expect(Math.abs((totalParameters(model) + (model.leftOut?.parameters ?? 0)) / model.parameters - 1)).toBeLessThan(
    0.01,
  );
});

test('one of eight experts of Mixtral 8x7B has three matrices of 4,096 by 14,336', () => {
  expect(parameters(row('mixtral-8x7b')).expert).toBe(3 * 4096 * 14_336);
});

test('Llama 3.1 70B takes 141 GB in BF16', () => {
  expect(weightBytes(row('llama-3.1-70b')) / 1e9).toBeCloseTo(141.1, 0);
});

test('INT4 leaves embedding and head in 16 bits', () => {
  const model = row('llama-3.1-8b');
  const ends = 2 * 4096 * 128_256;
  expect(weightBytes(model, 'int4')).toBeCloseTo((totalParameters(model) - ends) * (4.25 / 8) + ends * 2, 0);
});

const setup = {
  tensorParallel: 1,
  stages: 1,
  spread: [1, 1] as const,
  offload: undefined,
  engine: engines.vllm,
  weights: 'bf16',
  kvCache: 'bf16',
  tokens: 2048,
  sequences: 1,
} as const;

test('Llama 3.1 70B in BF16 does not fit one 80 GB accelerator', () => {
  expect(memoryUse(row('llama-3.1-70b'), { ...setup, capacity: 80e9 })).toMatchObject({
    fits: false,
    maxConcurrency: 0,
  });
});

test('Llama 2 7B with 2,048 tokens each fits about fifty requests on 80 GB: (72 − 13.5 − 1.6) GB / 1.07 GB', () => {
  const { maxConcurrency } = memoryUse(row('llama-2-7b'), { ...setup, capacity: 80e9 });
  expect(maxConcurrency).toBeGreaterThanOrEqual(50);
  expect(maxConcurrency).toBeLessThanOrEqual(55);
});
