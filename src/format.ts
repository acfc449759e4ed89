/** What stands between a number and its unit. */
const NBSP = '\u00a0';

const DIGITS = 3;

/** A quantity that is known only within bounds. */
interface Bounds {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

/** A number and the unit it is given in. */
interface Scaled {
  readonly factor: number;
  readonly unit: string;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`value must be a finite number, got ${value}`);
  return value;
}

/** The largest unit that leaves at least one whole. */
function scaleOf(value: number, scales: readonly Scaled[]): Scaled {
  const last = scales[scales.length - 1] ?? { factor: 1, unit: '' };
  return scales.find(({ factor }) => Math.abs(value) >= factor * 0.9995) ?? last;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times what using it does, so each is made once. */
function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

function digits(value: number, locale: string): string {
  const whole = Math.abs(value) >= 100;
  return formatOf(locale, whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: DIGITS }).format(value);
}

const scaled =
  (scales: readonly Scaled[]) =>
  (value: number, locale = 'en'): string => {
    const { factor, unit } = scaleOf(finite(value), scales);
    return `${digits(value / factor, locale)}${NBSP}${unit}`;
  };

const BYTES = [
  { factor: 1e12, unit: 'TB' },
  { factor: 1e9, unit: 'GB' },
  { factor: 1e6, unit: 'MB' },
  { factor: 1e3, unit: 'kB' },
  { factor: 1, unit: 'bytes' },
];

const BINARY_BYTES = [
  { factor: 2 ** 40, unit: 'TiB' },
  { factor: 2 ** 30, unit: 'GiB' },
  { factor: 2 ** 20, unit: 'MiB' },
  { factor: 2 ** 10, unit: 'KiB' },
  { factor: 1, unit: 'bytes' },
];

const SECONDS = [
  { factor: 86_400, unit: 'd' },
  { factor: 3600, unit: 'h' },
  { factor: 60, unit: 'min' },
  { factor: 1, unit: 's' },
  { factor: 1e-3, unit: 'ms' },
  { factor: 1e-6, unit: 'µs' },
];

const LARGE = [
  { factor: 1e12, unit: 'T' },
  { factor: 1e9, unit: 'B' },
  { factor: 1e6, unit: 'M' },
  { factor: 1, unit: '' },
];

const FLOP = [
  { factor: 1e15, unit: 'PFLOP' },
  { factor: 1e12, unit: 'TFLOP' },
  { factor: 1e9, unit: 'GFLOP' },
  { factor: 1, unit: 'FLOP' },
];

const perSecond = (scales: readonly Scaled[]): Scaled[] =>
  scales.map(({ factor, unit }) => ({ factor, unit: `${unit}/s` }));

/** Bytes in powers of a thousand: 80 GB. */
export const bytes = scaled(BYTES);
/** Bytes in powers of 1,024: 320 KiB. */
export const binaryBytes = scaled(BINARY_BYTES);
/** Bytes a second: 3.35 TB/s. */
export const bandwidth = scaled(perSecond(BYTES));
/** FLOP a second: 989 TFLOP/s. */
export const flopRate = scaled(perSecond(FLOP));
/** Seconds in the unit that suits them: 450 µs, 12.3 ms, 4.1 s, 2.5 min. */
export const seconds = scaled(SECONDS);
/** Energy. */
export const joules = scaled([
  { factor: 3.6e6, unit: 'kWh' },
  { factor: 3600, unit: 'Wh' },
  { factor: 1, unit: 'J' },
  { factor: 1e-3, unit: 'mJ' },
]);

/** A plain number: 1,024. */
export function count(value: number, locale = 'en'): string {
  return digits(finite(value), locale);
}

/** A large number in a word's letter: 70.6 B parameters. */
export function large(value: number, locale = 'en'): string {
  const { factor, unit } = scaleOf(finite(value), LARGE);
  return `${digits(value / factor, locale)}${unit === '' ? '' : NBSP}${unit}`;
}

/** A rate of tokens: 92 tokens/s. */
export function tokenRate(value: number, locale = 'en'): string {
  return `${digits(finite(value), locale)}${NBSP}tokens/s`;
}

/** US dollars, tiny amounts too: $0.00042, $0.0133, $1.20, $1,250. */
export function usd(value: number, locale = 'en'): string {
  const size = Math.abs(finite(value));
  const style = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
  if (size === 0) return formatOf(locale, { ...style, maximumFractionDigits: 0 }).format(0);
  if (size >= 1000) return formatOf(locale, { ...style, maximumFractionDigits: 0 }).format(value);
  if (size >= 1) return formatOf(locale, style).format(value);
  const places = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(size))));
  return formatOf(locale, { ...style, minimumFractionDigits: 2, maximumFractionDigits: places }).format(value);
}

/** A share: 65%. */
export function percent(value: number, locale = 'en'): string {
  return formatOf(locale, {
    style: 'percent',
    maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0,
  }).format(finite(value));
}

/**
 * A range with its unit once, where both ends share it: `28–41 ms`, `0.8–1.2 s`, `950 ms–1.2 s`.
 * Ends that print alike are given once. A line may break after the dash, as it does in print, and nowhere else: a phone's table
 * is too narrow for whole ranges, and what is copied holds no character that nobody sees.
 */
export function range(
  { low, high }: Bounds,
  format: (value: number, locale?: string) => string,
  locale = 'en',
): string {
  const [from, to] = [format(low, locale), format(high, locale)];
  if (from === to) return to;
  const [fromNumber = '', fromUnit] = from.split(NBSP);
  const [, toUnit] = to.split(NBSP);
  return fromUnit === toUnit ? `${fromNumber}–${to}` : `${from}–${to}`;
}
