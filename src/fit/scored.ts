import type { MeasurementSet } from '../catalogue/measurements/read.ts';
import { type Constants, fitted, type Range } from '../estimate/index.ts';
import { type Case, caseOf, predict } from './case.ts';
import { older } from './older.ts';
import { type Held, inOrderOfTime, spreadsOf } from './spread.ts';

/** Measured over predicted by constants that had not seen the campaign: by file, and by index of its rows. */
export type HeldOut = Readonly<Record<string, Readonly<Record<number, number>>>>;

/** Factors from a predicted figure to the ends of its range. */
export type Factors = readonly [low: number, high: number];

/** A published figure beside what was predicted for it. */
export interface Scored {
  readonly one: Case;
  /** Measured over predicted, held out. */
  readonly held: number;
  /** The same by the published constants, which had seen it. */
  readonly published: number;
  /** The range that an estimate gives. */
  readonly range: Factors;
  /** The range with spreads that were measured without the campaign. */
  readonly unseenRange: Factors;
}

const factors = ({ low, typical, high }: Range): Factors => [low / typical, high / typical];

/** Every figure that was predicted while its campaign was held out. Those that the estimator holds not to fit are not among them. */
export function score(sets: readonly MeasurementSet[], heldOut: HeldOut, constants: Constants = fitted): Scored[] {
  const known = sets.flatMap((set) =>
    set.rows.flatMap((row, index): Held[] => {
      const one = caseOf(set, row);
      const ratio = heldOut[set.id]?.[index];
      return one === undefined || ratio === undefined ? [] : [{ one, ratio }];
    }),
  );
  const counted = inOrderOfTime(known.filter(({ one }) => one.aside === undefined));
  const without = new Map<string, Constants>();
  const unseen = (campaign: string): Constants => {
    const found = without.get(campaign);
    if (found !== undefined) return found;
    const others = counted.filter(({ one }) => one.campaign !== campaign);
    const made = { ...constants, spreads: spreadsOf(others, constants.engines) };
    without.set(campaign, made);
    return made;
  };
  return known.flatMap(({ one, ratio }): Scored[] => {
    const range = predict(one, { ...constants, older });
    const unseenRange = predict(one, { ...unseen(one.campaign), older });
    if (range === undefined || unseenRange === undefined) return [];
    return [
      {
        one,
        held: ratio,
        published: one.row.value / range.typical,
        range: factors(range),
        unseenRange: factors(unseenRange),
      },
    ];
  });
}
