import type { Standing } from '../catalogue/schema.ts';

/** Each multiplies the half-width of a range. */
const WIDER = { primary: 1, secondary: 1.02, unverified: 1.15, unmeasured: 1.2 } as const;

/** How much wider a range gets for rows that are not primary and for what nobody measured. */
export function widening(rows: readonly { readonly standing: Standing }[], validated: boolean): number {
  return rows.reduce((factor, { standing }) => factor * WIDER[standing], validated ? 1 : WIDER.unmeasured);
}
