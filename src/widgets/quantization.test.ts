import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { quantization } from './quantization.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(quantization, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const row = (texts: Record<string, string>, format: string) => {
  const [, bytes, fit, rate, , one, , , many] = answerTo(texts).data.find(([name]) => name === format) ?? [];
  return { bytes: Number(bytes), fit: Number(fit), rate: Number(rate), one: Number(one), many: Number(many) };
};

// 70.6e9 parameters, of which 2 × 128,256 × 8,192 = 2.10e9 of embedding and head stay in 2 bytes:
// 141.2 GB in BF16; 68.5 + 4.2 = 72.7 GB in 8 bits; 68.5 × 4.25 ÷ 8 + 4.2 = 40.6 GB in 4.
test('Llama 3.1 70B takes 141 GB in BF16, 72.7 in 8 bits and 40.6 in INT4', () => {
  expect(row({ model: 'llama-3.1-70b' }, 'bf16').bytes / 141.2e9).toBeCloseTo(1, 2);
  expect(row({ model: 'llama-3.1-70b' }, 'int8').bytes / 72.7e9).toBeCloseTo(1, 2);
  expect(row({ model: 'llama-3.1-70b' }, 'int4').bytes / 40.6e9).toBeCloseTo(1, 2);
});

test('what does not fit has no speed and no price, and the others have', () => {
  const texts = { model: 'llama-3.1-70b', accelerator: 'h100-sxm' };
  const [, , , , ...rest] = answerTo(texts).data.find(([name]) => name === 'bf16') ?? [];
  expect(rest.every((value) => value === '')).toBe(true);
  expect(row(texts, 'int4').one).toBeGreaterThan(0);
  expect(answerTo(texts).headline).toMatch(/needs 141\sGB in BF16, which does not fit/);
});

test('half of the bytes is less than twice the speed, since not all of a pass is reading weights', () => {
  const ratio = row({}, 'int8').one / row({}, 'bf16').one;
  expect(ratio).toBeGreaterThan(1.1);
  expect(ratio).toBeLessThan(2);
});

// Datasheets: A100 312 TFLOP/s in 16 bits and no FP8; H100 989.4 and 1,978.9; B200 2.25, 4.5 and 9 PFLOP/s.
test.each([
  ['a100-80gb-sxm', 'fp8', 1],
  ['h100-sxm', 'fp8', 2],
  ['h100-sxm', 'nvfp4', 1],
  ['h100-sxm', 'int4', 1],
  ['b200-sxm', 'nvfp4', 4],
])('%s multiplies by %s weights at %d times its rate of 16 bits', (accelerator, format, times) => {
  expect(row({ accelerator }, format).rate / row({ accelerator }, 'bf16').rate).toBeCloseTo(times, 1);
});

test('a format that is unpacked says that arithmetic is not faster', () => {
  const how = JSON.stringify(answerTo({ accelerator: 'a100-80gb-sxm' }).how);
  expect(how).toContain('FP8: weights are unpacked to 16 bits and multiplied there');
});

test('4 bits on an H100 gain one user more than a crowd', () => {
  const texts = { accelerator: 'h100-sxm', users: '256' };
  const [plain, packed] = [row(texts, 'bf16'), row(texts, 'int4')];
  expect(packed.one / plain.one).toBeGreaterThan(packed.many / plain.many);
});
