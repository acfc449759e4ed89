import type { Standing } from '../catalogue/schema.ts';

/**
 * Half-widths of ranges, as factors, per quantity: set so that four measurements in five of sources that were left out of the
 * fit lie within (see the accuracy page).
 */
export const spreads = {
  timePerOutputToken: 1.25,
  timeToFirstToken: 2.1,
  memory: 1.06,
  /** Each multiplies the width: a row that only a secondary source supports, or an engine and accelerator without measurements. */
  secondary: 1.02,
  unverified: 1.15,
  unmeasured: 1.2,
  /** A mixture of experts: which experts a batch reads is a guess. */
  experts: 1.15,
} as const;

/** How much wider a range gets for rows that are not primary and for what nobody measured. */
export function widening(rows: readonly { readonly standing: Standing }[], validated: boolean): number {
  const ofRow = { primary: 1, secondary: spreads.secondary, unverified: spreads.unverified } as const;
  return rows.reduce((factor, { standing }) => factor * ofRow[standing], validated ? 1 : spreads.unmeasured);
}

/** Draw of the board as a share of its power, and what the rest of the building adds. */
export const draw = {
  /** While decode is bound by memory. */
  memoryBound: 0.6,
  /** While prefill is bound by compute. */
  computeBound: 0.9,
  /** Power usage effectiveness, the rest of the server included. */
  facility: 1.3,
} as const;
