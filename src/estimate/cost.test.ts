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

const claude: Offer = {
  name: 'Claude Sonnet 4.5',
  provider: 'Anthropic',
  input: 3e-6,
  output: 15e-6,
  cachedInput: 0.3e-6,
  cacheWrite: 3.75e-6,
  cacheWriteHour: 6e-6,
  long: { above: 200_000, input: 6e-6, output: 22.5e-6, cacheWrite: 7.5e-6 },
};

test('tokens written to a cache pay 1.25 times the input price in its place, 2 times where they stay an hour', () => {
  const call = { inputTokens: 10_000, writtenTokens: 10_000, outputTokens: 0 };
  expect(callCost(call, claude).total).toBeCloseTo(0.0375, 12);
  expect(callCost({ ...call, cacheKept: 'hour' }, claude).total).toBeCloseTo(0.06, 12);
});

test('a prefix of 10,000 tokens pays for its writing at the second call that reads it', () => {
  const write = callCost({ inputTokens: 10_000, writtenTokens: 10_000, outputTokens: 0 }, claude).total;
  const read = callCost({ inputTokens: 10_000, cachedTokens: 10_000, outputTokens: 0 }, claude).total;
  const plain = callCost({ inputTokens: 10_000, outputTokens: 0 }, claude).total;
  expect(write).toBeGreaterThan(plain);
  expect(write + read).toBeLessThan(2 * plain);
});

test('a write within a long input pays the price of the tier', () => {
  expect(callCost({ inputTokens: 300_000, writtenTokens: 300_000, outputTokens: 0 }, claude).total).toBeCloseTo(
    2.25,
    10,
  );
});

test('a seller with a dear hour charges it from its first minute to the minute before its last', () => {
  const offer: Offer = { ...gpt4o, hours: [{ from: '22:00', to: '02:00', input: 5e-6, output: 20e-6 }] };
  const at = (time: string): number => callCost({ inputTokens: 1e6, outputTokens: 0, at: time }, offer).total;
  expect(['21:59', '22:00', '00:30', '01:59', '02:00'].map(at)).toEqual([2.5, 5, 5, 5, 2.5]);
  expect(() => at('25:00')).toThrow('at must be a time of day from 00:00 to 23:59, got "25:00"');
});
