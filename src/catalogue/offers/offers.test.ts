import { expect, test } from 'vitest';
import { offers, offersFrom } from '../index.ts';
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
