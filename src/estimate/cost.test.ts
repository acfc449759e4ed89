import { expect, test } from 'vitest';
import type { Offer } from '../catalogue/schema.ts';
import { callCost, rentalPerMillionTokens } from './index.ts';

const gpt4o: Offer = { name: 'GPT-4o', provider: 'OpenAI', input: 2.5e-6, output: 10e-6, cachedInput: 1.25e-6 };

test('10,000 tokens in and 70 out of GPT-4o cost 2.57 cents, nearly all of it input', () => {
  expect(callCost({ inputTokens: 10_000, outputTokens: 70 }, gpt4o).total).toBeCloseTo(0.025 + 0.0007, 10);
});

test('15 tokens in and 6,600 out cost 6.6 cents, nearly all of it output', () => {
  expect(callCost({ inputTokens: 15, outputTokens: 6600 }, gpt4o).total).toBeCloseTo(0.0000375 + 0.066, 10);
});

test('cached tokens pay their own price in place of the input price', () => {
  expect(callCost({ inputTokens: 1000, cachedTokens: 800, outputTokens: 0 }, gpt4o)).toMatchObject({
    input: 200 * 2.5e-6,
    cached: 800 * 1.25e-6,
  });
});

test('a discount of half halves every part', () => {
  const { input, output } = callCost({ inputTokens: 1000, outputTokens: 100, discount: 0.5 }, gpt4o);
  expect([input, output]).toEqual([0.00125, 0.0005]);
});

test('an input beyond a tier pays the tier for the whole call', () => {
  const offer: Offer = { ...gpt4o, long: { above: 200_000, input: 5e-6, output: 15e-6 } };
  expect(callCost({ inputTokens: 200_000, outputTokens: 0 }, offer).total).toBeCloseTo(0.5, 10);
  expect(callCost({ inputTokens: 200_001, outputTokens: 0 }, offer).total).toBeCloseTo(1.000005, 8);
});

test('more cached tokens than input tokens is refused by name', () => {
  expect(() => callCost({ inputTokens: 10, cachedTokens: 11, outputTokens: 1 }, gpt4o)).toThrow(
    'cachedTokens must be at most inputTokens (10), got 11',
  );
});

test('an accelerator at $3.60 an hour and 1,000 tokens a second costs $1 a million tokens, $2 where it idles half the time', () => {
  const perHour = { low: 3.6, typical: 3.6, high: 3.6 };
  const tokensPerSecond = { low: 1000, typical: 1000, high: 1000 };
  expect(rentalPerMillionTokens(perHour, { accelerators: 1, tokensPerSecond }).typical).toBeCloseTo(1, 12);
  expect(rentalPerMillionTokens(perHour, { accelerators: 1, tokensPerSecond, utilisation: 0.5 }).typical).toBeCloseTo(
    2,
    12,
  );
});
