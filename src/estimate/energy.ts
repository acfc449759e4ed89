import { InputError, positive } from './check.ts';
import type { Constant } from './media-constants.ts';
import { mapRange, type Range } from './range.ts';

/** What work on an accelerator is bound by. */
export type Bound = 'memory-bandwidth' | 'compute' | 'communication' | 'overhead';

const decode = 'H200 draws 137 to 300 of its 700 W in decode: https://arxiv.org/abs/2605.11999';
const image =
  'A100 draws 380 to 391 of its 400 W while it makes images: https://github.com/ml-energy/leaderboard, text-to-image';

/** Part of the board power that is drawn on average, by what bounds the work. */
export const boardPower = {
  'memory-bandwidth': { value: 0.45, low: 0.2, high: 0.8, unit: 'share of board power', source: decode },
  compute: { value: 0.95, low: 0.8, high: 1, unit: 'share of board power', source: image },
  communication: {
    value: 0.4,
    low: 0.2,
    high: 0.7,
    unit: 'share of board power',
    source: 'judged: between the others',
  },
  overhead: { value: 0.35, low: 0.15, high: 0.8, unit: 'share of board power', source: 'judged: waits draw least' },
} as const satisfies Readonly<Record<Bound, Constant>>;

/** What stands around an accelerator, and what its electricity emits. */
export const facility = {
  server: {
    value: 1.3,
    low: 1.1,
    high: 1.7,
    unit: 'server over its accelerators',
    source: 'judged: processors, memory, network, fans and the losses of power supplies',
  },
  powerUsageEffectiveness: {
    value: 1.25,
    low: 1.1,
    high: 1.54,
    unit: 'facility over its servers',
    source:
      'average of 1.54 in 2025 by Uptime Institute’s survey (https://thefreesheet.com/2026/01/19/data-centre-efficiency-flatlines-for-sixth-year-as-ai-power-demands-soar), 1.1 at Google (https://publication.datacentremagazine.com/data-centre-magazine-september-2025/0139533001756825554/p156)',
  },
  gridIntensity: {
    value: 473,
    low: 44,
    high: 709,
    unit: 'g CO₂e a kWh',
    source:
      'world, France and India, whole life cycle: Ember’s yearly data in @tgwf/co2 0.19.0, https://www.npmjs.com/package/@tgwf/co2',
  },
} as const satisfies Readonly<Record<string, Constant>>;

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
