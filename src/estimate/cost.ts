import type { Offer } from '../catalogue/schema.ts';
import { InputError, notNegative, positive, share } from './check.ts';
import { inverse, mapRange, type Range } from './range.ts';

/** One call of an API: tokens in and out. */
export interface Call {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the input that the seller reads from its cache. */
  readonly cachedTokens?: number;
  /** Part of the input that is written to the cache. */
  readonly writtenTokens?: number;
  /** Share of the price taken off, as for a batch that may take a day: 0.5 is half price. */
  readonly discount?: number;
}

/** USD of one call, by part. */
export interface CallCost {
  readonly input: number;
  readonly cached: number;
  readonly written: number;
  readonly output: number;
  readonly total: number;
}

/**
 * What a call costs at a seller's prices.
 *
 *     (input − cached − written) × price + cached × cached price + written × write price + output × output price
 *
 * A seller without a price for cached or written tokens charges them as input. Long inputs take the price of their tier.
 * @throws {InputError} where cached and written tokens together exceed the input
 */
export function callCost(call: Call, offer: Offer): CallCost {
  const { inputTokens, outputTokens, cachedTokens = 0, writtenTokens = 0, discount = 0 } = call;
  notNegative('inputTokens', inputTokens);
  notNegative('outputTokens', outputTokens);
  notNegative('cachedTokens', cachedTokens);
  notNegative('writtenTokens', writtenTokens);
  share('discount', discount);
  if (cachedTokens + writtenTokens > inputTokens) {
    const came = writtenTokens > 0 ? `${cachedTokens} cached and ${writtenTokens} written` : `${cachedTokens}`;
    throw new InputError(
      'cached-beyond-input',
      'cachedTokens',
      `cachedTokens must be at most inputTokens (${inputTokens}), got ${came}`,
    );
  }
  const prices = offer.long !== undefined && inputTokens > offer.long.above ? offer.long : offer;
  const left = 1 - discount;
  const input = (inputTokens - cachedTokens - writtenTokens) * prices.input * left;
  const cached = cachedTokens * (prices.cachedInput ?? prices.input) * left;
  const written = writtenTokens * (offer.cacheWrite ?? prices.input) * left;
  const output = outputTokens * prices.output * left;
  return { input, cached, written, output, total: input + cached + written + output };
}

/**
 * USD for a million output tokens on rented accelerators.
 *
 *     accelerators × USD an hour × 10⁶ / (3600 × tokens a second × utilisation)
 */
export function rentalPerMillionTokens(
  perHour: Range,
  {
    accelerators,
    tokensPerSecond,
    utilisation = 1,
  }: { readonly accelerators: number; readonly tokensPerSecond: Range; readonly utilisation?: number },
): Range {
  positive('accelerators', accelerators);
  positive('utilisation', utilisation);
  share('utilisation', utilisation);
  const seconds = inverse(tokensPerSecond, 1e6 / (3600 * utilisation));
  return {
    low: accelerators * perHour.low * seconds.low,
    typical: accelerators * perHour.typical * seconds.typical,
    high: accelerators * perHour.high * seconds.high,
  };
}

/** A price that is known exactly, or as a range. */
export function asRange(path: string, price: number | Range): Range {
  if (typeof price === 'number')
    return mapRange({ low: price, typical: price, high: price }, (value) => positive(path, value));
  return mapRange(price, (value) => positive(path, value));
}
