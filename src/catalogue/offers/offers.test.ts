import { expect, test } from 'vitest';
import { ageInDays, isStale, offers, offersFrom } from '../index.ts';
import { chosenOffers } from './chosen.ts';
import { readOffer } from './read.ts';

test('the offers are those of the installed price package', () => {
  const read = Object.fromEntries(chosenOffers.map((id) => [id, readOffer(id, offersFrom.released)]));
  expect(offers).toEqual(read);
});

test('GPT-4o asks $2.50 for a million input tokens and $10 for output', () => {
  expect(offers['openai/gpt-4o']).toMatchObject({ input: 2.5e-6, output: 10e-6, cachedInput: 1.25e-6 });
});

test('a price that changes with the length of the input keeps both', () => {
  expect(offers['google/gemini-2.5-pro']).toMatchObject({
    input: 1.25e-6,
    output: 10e-6,
    long: { above: 200_000, input: 2.5e-6, output: 15e-6 },
  });
});

test('an offer that the package dropped is named', () => {
  expect(() => readOffer('openai/gpt-2', '2026-11-23')).toThrow(
    'offer "openai/gpt-2" is not in @pydantic/genai-prices any more',
  );
});

test('DeepSeek-V4 Flash costs twice as much from 01:00 to 04:00 and from 06:00 to 10:00 UTC', () => {
  const { input, output, hours } = offers['deepseek/deepseek-v4-flash'] ?? {};
  expect({ input, output }).toEqual({ input: 0.22e-6, output: 0.66e-6 });
  expect(hours?.map(({ from, to, input: dear }) => [from, to, dear])).toEqual([
    ['01:00', '04:00', 0.44e-6],
    ['06:00', '10:00', 0.44e-6],
  ]);
});

test('Claude Sonnet 4.5 charges a write to its cache 1.25 times the input, 2 times for an hour, and both double beyond 200,000 tokens', () => {
  expect(offers['anthropic/claude-sonnet-4-5']).toMatchObject({
    input: 3e-6,
    cacheWrite: 3.75e-6,
    cacheWriteHour: 6e-6,
    long: { above: 200_000, cacheWrite: 7.5e-6, cacheWriteHour: 12e-6 },
  });
});

test('prices of 1 January 2026 are 59 days old on 1 March, and stale on the 181st day', () => {
  expect(ageInDays('2026-01-01', '2026-03-01')).toBe(59);
  expect(isStale('2026-01-01', '2026-06-30')).toBe(false);
  expect(isStale('2026-01-01', '2026-07-01')).toBe(true);
  expect(() => ageInDays('2026-01-01', 'soon')).toThrow('today must be a day such as 2026-11-24, got "soon"');
});
