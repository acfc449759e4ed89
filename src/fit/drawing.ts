import { accuracyBy } from './accuracy.ts';
import { median } from './median.ts';
import { inUnit, type ShownRegime } from './regime.ts';
import type { Scored } from './scored.ts';

/** A source is marked that has so many figures, and not most of them. */
const FEWEST = 8;

/** The figures of a regime as they are drawn, in its unit. */
export interface Drawing {
  /** A figure's source, measured, predicted. */
  readonly pairs: readonly (readonly [source: string, measured: number, predicted: number])[];
  /** Factors from a prediction to the ends of its range, at the median. */
  readonly range: readonly [low: number, high: number];
  /** The source that estimates miss most, if there is one to mark. */
  readonly missed: string | undefined;
}

export function drawingOf(unit: ShownRegime['unit'], scored: readonly Scored[]): Drawing {
  const [missed] = accuracyBy(scored, ({ one }) => one.set.title)
    .filter((group) => group.accuracy.figures >= FEWEST && group.accuracy.figures < scored.length / 2)
    .toSorted((a, b) => b.accuracy.median - a.accuracy.median);
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
    pairs: drawn.map(({ pair }) => pair),
    range: [median(drawn.map(({ low }) => low)), median(drawn.map(({ high }) => high))],
    missed: missed?.key,
  };
}
