import { expect, test } from 'vitest';
import { kvCacheBytes } from '../../estimate/index.ts';
import { KIB } from '../units.ts';
import { models } from './index.ts';

/** Bytes of BF16 cache that one more token of a long context takes. */
const perToken = (id: string): number => {
  const model = models[id];
  if (model === undefined) throw new RangeError(`no model ${id}`);
  return kvCacheBytes(model, 100_001) - kvCacheBytes(model, 100_000);
};

test.each<[string, number, string]>([
  ['opt-13b', 800 * KIB, 'Kwon et al. 2023 §3: 2 × 5,120 × 40 layers × 2 bytes'],
  ['opt-175b', 4.5 * 1024 * KIB, '2 × 12,288 × 96 layers × 2 bytes'],
  ['llama-7b', 512 * KIB, '2 × 32 layers × 32 heads × 128 × 2 bytes'],
  ['llama-2-70b', 320 * KIB, '2 × 80 layers × 8 heads × 128 × 2 bytes'],
  ['llama-3.1-8b', 128 * KIB, '2 × 32 layers × 8 heads × 128 × 2 bytes'],
  ['llama-3.1-405b', 504 * KIB, '2 × 126 layers × 8 heads × 128 × 2 bytes'],
  ['llama-3.2-1b', 32 * KIB, '2 × 16 layers × 8 heads × 64 × 2 bytes'],
  ['falcon-7b', 8 * KIB, '2 × 32 layers × 1 head × 64 × 2 bytes'],
  ['mixtral-8x7b', 128 * KIB, 'the attention of Mistral 7B'],
  ['qwen2.5-7b', 56 * KIB, '2 × 28 layers × 4 heads × 128 × 2 bytes'],
  ['qwen3-235b-a22b', 188 * KIB, '2 × 94 layers × 4 heads × 128 × 2 bytes'],
  ['deepseek-v2-lite', 27 * 576 * 2, '27 layers × (512 + 64) × 2 bytes'],
  ['deepseek-v3', 70_272, '61 layers × (512 + 64) × 2 bytes'],
  ['kimi-k2', 70_272, 'the latent of DeepSeek-V3'],
  ['glm-4.5', 368 * KIB, '2 × 92 layers × 8 heads × 128 × 2 bytes'],
  ['gpt-oss-120b', 36 * KIB, 'the 18 full of 36 layers: 2 × 18 × 8 heads × 64 × 2 bytes'],
  ['gemma-3-27b', 80 * KIB, 'the 10 full of 62 layers: 2 × 10 × 16 heads × 128 × 2 bytes'],
  ['gemma-4-26b-a4b', 20 * KIB, 'the 5 full of 30 layers: 2 × 5 × 2 heads × 512 × 2 bytes'],
  ['qwen3.5-27b', 64 * KIB, 'the 16 full of 64 layers: 2 × 16 × 4 heads × 256 × 2 bytes'],
  ['mistral-7b-v0.1', 0, 'every layer keeps 4,096 tokens'],
])('one more token of %s takes %d bytes of cache (%#)', (id, bytes) => {
  expect(perToken(id)).toBe(bytes);
});

const cacheOf = (id: string, tokens: number): number => kvCacheBytes(models[id] ?? expect.fail(id), tokens);

test('windowed layers of Gemma 4 26B-A4B keep 1,024 tokens of 8 heads of 256', () => {
  expect(cacheOf('gemma-4-26b-a4b', 8192)).toBe(8192 * 20 * KIB + 1024 * 2 * 25 * 8 * 256 * 2);
});

test('48 layers of Qwen3.5 27B keep a state of 48 heads × 128 × 128 and three columns of its convolution', () => {
  expect(cacheOf('qwen3.5-27b', 0)).toBe(48 * (48 * 128 * 128 + 3 * (2 * 16 * 128 + 48 * 128)) * 4);
});
