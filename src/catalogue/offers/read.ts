import { findProvider, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices';
import type { Offer } from '../schema.ts';
import { PER_MTOK } from '../units.ts';

type Price = ModelPrice[string];

const base = (price: Price): number | undefined => (typeof price === 'object' ? price.base : price);

/** The prices of a model on a day: the last dated block that has begun; blocks for hours of the day are left out. */
function pricesOn(model: ModelInfo, day: string): ModelPrice {
  if (!Array.isArray(model.prices)) return model.prices;
  const dated = model.prices.filter(
    ({ constraint }) => constraint === undefined || (constraint.type === 'start_date' && constraint.start_date <= day),
  );
  return dated.at(-1)?.prices ?? {};
}

/** USD per token, without the noise of binary fractions. */
const perToken = (perMillion: number): number => Number((perMillion * PER_MTOK).toPrecision(12));

/**
 * One offer as the price package has it on a day.
 * @throws {RangeError} where the package no longer lists it, or without a price for input or output
 */
export function readOffer(id: string, day: string): Offer {
  const [providerId = '', ...rest] = id.split('/');
  const provider = findProvider({ providerId });
  const model = provider?.models.find((candidate) => candidate.id === rest.join('/'));
  if (provider === undefined || model === undefined)
    throw new RangeError(`offer "${id}" is not in @pydantic/genai-prices any more; choose another in chosen.ts`);
  const prices = pricesOn(model, day);
  const { input_mtok: input, output_mtok: output, cache_read_mtok: cachedInput, cache_write_mtok: cacheWrite } = prices;
  const [inputPrice, outputPrice, cachedPrice, writePrice] = [
    base(input),
    base(output),
    base(cachedInput),
    base(cacheWrite),
  ];
  if (inputPrice === undefined || outputPrice === undefined)
    throw new RangeError(`offer "${id}" has no price for input and output tokens`);
  const tier = typeof input === 'object' ? input.tiers[0] : undefined;
  const tierOf = (price: Price): number | undefined => (typeof price === 'object' ? price.tiers[0]?.price : price);
  const longCached = tierOf(cachedInput);
  return {
    name: (model.name ?? rest.at(-1) ?? id).replace(/^gpt /, 'GPT-'),
    provider: provider.name,
    input: perToken(inputPrice),
    output: perToken(outputPrice),
    ...(cachedPrice === undefined ? {} : { cachedInput: perToken(cachedPrice) }),
    ...(writePrice === undefined ? {} : { cacheWrite: perToken(writePrice) }),
    ...(model.context_window === undefined ? {} : { maxContext: model.context_window }),
    ...(tier === undefined
      ? {}
      : {
          long: {
            above: tier.start,
            input: perToken(tier.price),
            output: perToken(tierOf(output) ?? outputPrice),
            ...(longCached === undefined ? {} : { cachedInput: perToken(longCached) }),
          },
        }),
  };
}
