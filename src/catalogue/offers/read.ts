import { findProvider, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices';
import type { Offer, TokenPrices } from '../schema.ts';
import { PER_MTOK } from '../units.ts';

type Price = ModelPrice[string];

const base = (price: Price): number | undefined => (typeof price === 'object' ? price.base : price);
const beyond = (price: Price): number | undefined => (typeof price === 'object' ? price.tiers[0]?.price : price);

/** USD per token, without the noise of binary fractions. */
const perToken = (perMillion: number): number => Number((perMillion * PER_MTOK).toPrecision(12));

/** The prices that a block states, each through `part`: of its base, or of its tier for long inputs. */
function tokenPrices(prices: ModelPrice, part: (price: Price) => number | undefined): Partial<TokenPrices> {
  const stated = {
    input: part(prices.input_mtok),
    output: part(prices.output_mtok),
    cachedInput: part(prices.cache_read_mtok),
    cacheWrite: part(prices.cache_write_mtok),
    cacheWriteHour: part(prices.cache_write_1h_mtok),
  };
  return Object.fromEntries(
    Object.entries(stated).flatMap(([name, price]) => (price === undefined ? [] : [[name, perToken(price)]])),
  );
}

/** @throws {RangeError} unless there is a price for input and output */
function complete(id: string, prices: Partial<TokenPrices>): TokenPrices {
  const { input, output } = prices;
  if (input === undefined || output === undefined)
    throw new RangeError(`offer "${id}" has no price for input and output tokens`);
  return { ...prices, input, output };
}

/** The prices of a model on a day: those of the last dated block that has begun. */
function pricesOn(model: ModelInfo, day: string): ModelPrice {
  if (!Array.isArray(model.prices)) return model.prices;
  const begun = model.prices.filter(
    ({ constraint }) => constraint === undefined || (constraint.type === 'start_date' && constraint.start_date <= day),
  );
  return begun.at(-1)?.prices ?? {};
}

/** Prices that hold between two times of day. The package writes `01:00:00Z`. */
function hoursOf(id: string, model: ModelInfo): NonNullable<Offer['hours']> {
  if (!Array.isArray(model.prices)) return [];
  return model.prices.flatMap(({ constraint, prices }) =>
    constraint?.type === 'time_of_date'
      ? [
          {
            from: constraint.start_time.slice(0, 5),
            to: constraint.end_time.slice(0, 5),
            ...complete(id, tokenPrices(prices, base)),
          },
        ]
      : [],
  );
}

/** The tier for long inputs. @throws {RangeError} where there are several, of which one would be lost */
function longOf(id: string, prices: ModelPrice): Offer['long'] {
  const { input_mtok: input } = prices;
  if (typeof input !== 'object') return undefined;
  const [tier, ...more] = input.tiers;
  if (more.length > 0) throw new RangeError(`offer "${id}" has ${more.length + 1} tiers; an offer keeps one`);
  return tier === undefined ? undefined : { above: tier.start, ...complete(id, tokenPrices(prices, beyond)) };
}

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
  const long = longOf(id, prices);
  const hours = hoursOf(id, model);
  return {
    name: (model.name ?? rest.at(-1) ?? id).replace(/^gpt /, 'GPT-'),
    provider: provider.name,
    ...complete(id, tokenPrices(prices, base)),
    ...(model.context_window === undefined ? {} : { maxContext: model.context_window }),
    ...(long === undefined ? {} : { long }),
    ...(hours.length === 0 ? {} : { hours }),
  };
}
