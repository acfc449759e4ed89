import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { image } from './image.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(image, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const numbers = (texts: Record<string, string>, name: string, unit: string) => {
  const found = answerTo(texts).data.find(([row, of]) => row === name && of === unit);
  const [low, typical, high] = (found ?? []).slice(2).map(Number);
  return { low: low ?? Number.NaN, typical: typical ?? Number.NaN, high: high ?? Number.NaN };
};

// A rent of $3.60 an hour is $0.001 a second.
test('an image costs its seconds at the rent', () => {
  const { typical } = numbers({ rent: '3.6' }, 'image', 's');
  expect(numbers({ rent: '3.6' }, 'image', 'USD').typical / typical).toBeCloseTo(0.001, 12);
});

test('twice the steps take twice the denoising', () => {
  const once = numbers({ steps: '20' }, 'denoising', 's').typical;
  expect(numbers({ steps: '40' }, 'denoising', 's').typical / once).toBeCloseTo(2, 6);
});

// Stability AI and NVIDIA: 30 steps of SDXL on an A100 in 3.704 s, and in 9.399 s on an A10, before TensorRT.
// https://huggingface.co/stabilityai/stable-diffusion-xl-1.0-tensorrt
test.each([
  ['a100-80gb-sxm', 3.704],
  ['a10', 9.399],
])('thirty steps of SDXL on %s take what its makers measured, within the range', (accelerator, measured) => {
  const { low, high } = numbers({ accelerator, steps: '30' }, 'image', 's');
  expect(low).toBeLessThan(measured);
  expect(high).toBeGreaterThan(measured);
});

test('what is left open is what the model’s makers take', () => {
  expect(answerTo({ model: 'sdxl-turbo' }).headline).toContain('an image of 512 × 512');
  expect(answerTo({ model: 'sdxl-turbo' }).headline).toContain('(1 step)');
  expect(answerTo({ steps: '30', width: '1024', height: '1024' }).headline).toBe(answerTo({}).headline);
});

test('an accelerator that nobody rents out has seconds and no cost', () => {
  const { headline, priced } = answerTo({ accelerator: 'apple-m4-max' });
  expect(headline).toContain('set a rent to see the cost');
  expect(priced).toBeUndefined();
});

test('a side that latents do not divide is refused', () => {
  expect(outcomeOf(image, { width: '1001' })).toEqual({
    error: 'width must be a multiple of 8, got 1001',
    field: 'width',
  });
});

// FLUX.1 dev: 12 billion parameters of 2 bytes are 24 GB, and an RTX 3070 has 8.
test('a model that is too large is refused with what to change', () => {
  const { error } = outcomeOf(image, { model: 'flux.1-dev', accelerator: 'rtx-3070' });
  expect(error).toContain('does not fit one GeForce RTX 3070');
});
