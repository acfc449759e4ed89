import type { Offer, TokenPrices } from '../catalogue/schema.ts';
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
  /** How long written tokens stay in the cache, where the seller has two prices. `minutes` unless told. */
  readonly cacheKept?: 'minutes' | 'hour';
  /** Share of every price taken off, as for a batch that may take a day: 0.5 is half price. */
  readonly discount?: number;
  /** Time of day in UTC, `02:30`, where the seller's prices depend on it. */
  readonly at?: string;
}

/** USD of one call, by part. */
export interface CallCost {
  readonly input: number;
  readonly cached: number;
  readonly written: number;
  readonly output: number;
  readonly total: number;
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether a time of day lies from `from` up to `to`, over midnight where that comes first. */
const within = (at: string, from: string, to: string): boolean =>
  from < to ? at >= from && at < to : at >= from || at < to;

/**
 * The prices that a call pays: those of its hours of the day, else those for long inputs, else the plain ones.
 * @throws {InputError} where `at` is no time of day
 */
export function pricesOf({ inputTokens, at }: Pick<Call, 'inputTokens' | 'at'>, offer: Offer): TokenPrices {
  if (at !== undefined && !TIME.test(at)) {
    throw new InputError('bad-time', 'at', `at must be a time of day from 00:00 to 23:59, got "${at}"`);
  }
  const dear = at === undefined ? undefined : offer.hours?.find(({ from, to }) => within(at, from, to));
  return dear ?? (offer.long !== undefined && inputTokens > offer.long.above ? offer.long : offer);
}

/**
 * What a call costs at a seller's prices.
 *
 *     (input − cached − written) × price + cached × cached price + written × write price + output × output price
 *
 * A seller without a price for cached or written tokens charges them as input. The price of a write takes the place of the
 * input's. Reasoning tokens are output. Long inputs take the price of their tier for the whole call.
 *
 * Leaves out what a seller asks beside tokens: storage of a cache by the hour, searches, images.
 * @throws {InputError} where cached and written tokens together exceed the input
 * @see https://eonsr.com/en/claude-prompt-caching-math (writes at 1.25 and 2 times the input, a batch halves all of it)
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
  const prices = pricesOf(call, offer);
  const write = (call.cacheKept === 'hour' ? prices.cacheWriteHour : undefined) ?? prices.cacheWrite ?? prices.input;
  const left = 1 - discount;
  const input = (inputTokens - cachedTokens - writtenTokens) * prices.input * left;
  const cached = cachedTokens * (prices.cachedInput ?? prices.input) * left;
  const written = writtenTokens * write * left;
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
