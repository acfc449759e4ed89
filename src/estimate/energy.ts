import { InputError, positive } from './check.ts';
import { type Bound, boardPower, facility } from './energy-constants.ts';
import type { Constant } from './media-constants.ts';
import { mapRange, type Range } from './range.ts';

const JOULES_PER_WATT_HOUR = 3600;
const WATTS_PER_KILOWATT = 1000;

/** Energy of one request at the wall of the facility, and what it emits. */
export interface Energy {
  readonly joules: Range;
  readonly wattHours: Range;
  /** Grams of CO₂ equivalent. */
  readonly gramsCo2: Range;
}

/** One request as a user of power. */
export interface EnergyUse {
  /** Watts of one accelerator’s board; without them there is no answer. */
  readonly power: number | undefined;
  readonly accelerators?: number;
  /** Seconds of the accelerators that fall to one request: their time divided by the requests that share it. */
  readonly seconds: Range;
  readonly boundBy: Bound;
  /** Facility over servers, where it is known. */
  readonly powerUsageEffectiveness?: number;
  /** Grams of CO₂ equivalent a kWh, where the grid is known. */
  readonly gridIntensity?: number;
}

/** A figure that is known exactly has no range. */
const known = (value: number): Range => ({ low: value, typical: value, high: value });

const rangeOf = ({ low, value, high }: Constant): Range => ({ low, typical: value, high });

/**
 * Product of independent factors. Their deviations rarely meet: squares of the logarithms add, where plain products of
 * the ends would hold nearly all cases rather than four in five.
 */
export function product(...factors: readonly Range[]): Range {
  const typical = factors.reduce((all, factor) => all * factor.typical, 1);
  if (typical === 0) return known(0);
  const spread = (end: 'low' | 'high'): number =>
    Math.exp(Math.sqrt(factors.reduce((sum, factor) => sum + Math.log(factor[end] / factor.typical) ** 2, 0)));
  return { low: typical / spread('low'), typical, high: typical * spread('high') };
}

/**
 * Energy and emissions of one request.
 *
 *     joules = accelerators × board power × share drawn × seconds × server × power usage effectiveness
 *     grams  = joules / 3.6 MJ × grid intensity
 *
 * Leaves out idle accelerators that wait for requests, the network to the user, and the making of the hardware.
 * @returns null where the board power is not known
 */
export function energyPerRequest(use: EnergyUse): Energy | null {
  const { power, accelerators = 1, seconds, boundBy, powerUsageEffectiveness, gridIntensity } = use;
  if (power === undefined) return null;
  positive('power', power);
  positive('accelerators', accelerators);
  if (powerUsageEffectiveness !== undefined && !(positive('powerUsageEffectiveness', powerUsageEffectiveness) >= 1)) {
    throw new InputError(
      'below-one',
      'powerUsageEffectiveness',
      `powerUsageEffectiveness must be 1 or more, got ${powerUsageEffectiveness}`,
    );
  }
  if (gridIntensity !== undefined) positive('gridIntensity', gridIntensity);
  const around =
    powerUsageEffectiveness === undefined ? rangeOf(facility.powerUsageEffectiveness) : known(powerUsageEffectiveness);
  const joules = product(
    known(power * accelerators),
    rangeOf(boardPower[boundBy]),
    seconds,
    rangeOf(facility.server),
    around,
  );
  const grid = gridIntensity === undefined ? rangeOf(facility.gridIntensity) : known(gridIntensity);
  const wattHours = mapRange(joules, (value) => value / JOULES_PER_WATT_HOUR);
  return {
    joules,
    wattHours,
    gramsCo2: product(
      mapRange(wattHours, (value) => value / WATTS_PER_KILOWATT),
      grid,
    ),
  };
}
