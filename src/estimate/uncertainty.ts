import type { Standing } from '../catalogue/schema.ts';
import type { Spread } from './constants.ts';
import type { Range } from './range.ts';

/**
 * What widens a range beyond the spread of its engine's measurements: a row that only a secondary source supports, or an engine
 * on an architecture that nobody measured it on.
 */
const WIDER: Readonly<Record<Standing | 'unmeasured', number>> = {
  primary: 1,
  secondary: 1.02,
  unverified: 1.15,
  unmeasured: 1.2,
};

/** How much wider a range gets for rows that are not primary and for what nobody measured. */
export function widening(rows: readonly { readonly standing: Standing }[], validated: boolean): number {
  return rows.reduce((factor, { standing }) => factor * WIDER[standing], validated ? 1 : WIDER.unmeasured);
}

/**
 * A time with its range. No range reaches below `least`, which not even a perfect engine beats.
 * @param wider factor by which both ends move out
 */
export function timeRange(typical: number, spread: Spread, wider: number, least: number): Range {
  const low = Math.max(least, (typical * spread[0]) / wider);
  return { low: Math.min(typical, low), typical, high: typical * spread[1] * wider };
}
