import { bytes, percent, seconds } from '../format.ts';
import { accuracyBy } from './accuracy.ts';
import { median } from './median.ts';
import { inUnit } from './regime.ts';
import type { RegimeReport } from './report.ts';

/** A source is marked that has so many figures, and not most of them. */
const FEWEST = 8;

const FORMATS = {
  seconds: { format: (value: number) => (value < 1 ? seconds(value) : `${compact(value)}\u00a0s`), axis: 'time' },
  'tokens a second': { format: (value: number) => compact(value), axis: 'tokens a second' },
  bytes: { format: (value: number) => bytes(value), axis: 'memory' },
} as const;

const compact = (value: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 }).format(value);

/** What a regime’s drawing shows, its text alternative and its caption. */
export function scatterOf({ name, unit, scored, accuracy }: RegimeReport) {
  const [first] = accuracyBy(scored, ({ one }) => one.set.title)
    .filter((group) => group.accuracy.figures >= FEWEST && group.accuracy.figures < scored.length / 2)
    .toSorted((a, b) => b.accuracy.median - a.accuracy.median);
  const { format, axis } = FORMATS[unit];
  const drawn = scored.map(({ one, held, range: [low, high] }) => {
    const predicted = one.row.value / held;
    const at = (value: number): number => inUnit(unit, one.row, value);
    const ends = [at(predicted * low) / at(predicted), at(predicted * high) / at(predicted)];
    return {
      pair: [one.set.title, at(one.row.value), at(predicted)] as const,
      low: Math.min(...ends),
      high: Math.max(...ends),
    };
  });
  return {
    of: {
      pairs: drawn.map(({ pair }) => pair),
      range: [median(drawn.map(({ low }) => low)), median(drawn.map(({ high }) => high))] as const,
      format,
      axis,
      ...(first === undefined ? {} : { mark: { group: first.key, text: first.key } }),
    },
    alt: `${name}: ${accuracy.figures} figures, predicted against measured on logarithmic scales. They lie along the diagonal, off by ${percent(accuracy.median)} at the median.`,
    caption: `${accuracy.figures.toLocaleString('en')} figures, off by ${percent(accuracy.median)} at the median; ${percent(accuracy.inside)} within their range.`,
  };
}
