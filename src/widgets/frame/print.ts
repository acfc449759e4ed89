import { bytes, count, flopRate, percent, range, seconds, tokenRate, usd } from '../../format.ts';

interface Bounds {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

type Format = (value: number, locale?: string) => string;

/** The formats of the site in one reader's locale. */
export function printer(locale = 'en') {
  const bound =
    (format: Format) =>
    (value: number): string =>
      format(value, locale);
  return {
    bytes: bound(bytes),
    count: bound(count),
    percent: bound(percent),
    seconds: bound(seconds),
    tokenRate: bound(tokenRate),
    usd: bound(usd),
    range: (bounds: Bounds, format: Format): string => range(bounds, format, locale),
  };
}

/** The same, for widgets that tell the price of a token too, as sellers do: $2.50 per million. */
export function pricePrinter(locale = 'en') {
  return { ...printer(locale), perMillion: (price: number): string => `${usd(price * 1e6, locale)} per million` };
}

/** The same, for widgets that tell rates of arithmetic. */
export function arithmeticPrinter(locale = 'en') {
  return { ...printer(locale), flopRate: (value: number): string => flopRate(value, locale) };
}
