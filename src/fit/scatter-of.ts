import { bytes, percent, seconds } from '../format.ts';
import type { RegimeReport } from './report.ts';

const FORMATS = {
  seconds: { format: (value: number) => (value < 1 ? seconds(value) : `${compact(value)}\u00a0s`), axis: 'time' },
  'tokens a second': { format: (value: number) => compact(value), axis: 'tokens a second' },
  bytes: { format: (value: number) => bytes(value), axis: 'memory' },
} as const;

const compact = (value: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 }).format(value);

/** What a regime’s drawing shows, its text alternative and its caption. */
export function scatterOf({ name, unit, drawing: { pairs, range, missed }, accuracy }: RegimeReport) {
  return {
    of: {
      pairs,
      range,
      ...FORMATS[unit],
      ...(missed === undefined ? {} : { mark: { group: missed, text: missed } }),
    },
    alt: `${name}: ${accuracy.figures} figures, predicted against measured on logarithmic scales. They lie along the diagonal, off by ${percent(accuracy.median)} at the median.`,
    caption: `${accuracy.figures.toLocaleString('en')} figures, off by ${percent(accuracy.median)} at the median; ${percent(accuracy.inside)} within their range.`,
  };
}
