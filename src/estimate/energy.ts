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

/** A factor of a product: its typical value, and the squares of the logarithms from there to its ends. */
interface Factor {
  readonly typical: number;
  readonly below: number;
  readonly above: number;
}

const factorOf = ({ low, typical, high }: Range): Factor => ({
  typical,
  below: Math.log(low / typical) ** 2,
  above: Math.log(high / typical) ** 2,
});
const judgedFactor = ({ low, value, high }: Constant): Factor => factorOf({ low, typical: value, high });
const exactFactor = (typical: number): Factor => ({ typical, below: 0, above: 0 });

const drawn = {
  'memory-bandwidth': judgedFactor(boardPower['memory-bandwidth']),
  compute: judgedFactor(boardPower.compute),
  communication: judgedFactor(boardPower.communication),
  overhead: judgedFactor(boardPower.overhead),
} as const satisfies Readonly<Record<Bound, Factor>>;
const server = judgedFactor(facility.server);
const usualFacility = judgedFactor(facility.powerUsageEffectiveness);
const usualGrid = judgedFactor(facility.gridIntensity);

function multiplied(factors: readonly Factor[]): Range {
  let typical = 1;
  let below = 0;
  let above = 0;
  for (const factor of factors) {
    typical *= factor.typical;
    below += factor.below;
    above += factor.above;
  }
  if (typical === 0) return { low: 0, typical, high: 0 };
  return { low: typical / Math.exp(Math.sqrt(below)), typical, high: typical * Math.exp(Math.sqrt(above)) };
}

/**
 * Product of independent factors. Their deviations rarely meet: squares of the logarithms add, where plain products of
 * the ends would hold nearly all cases rather than four in five.
 */
export const product = (...factors: readonly Range[]): Range => multiplied(factors.map(factorOf));

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
  const joules = multiplied([
    exactFactor(power * accelerators),
    drawn[boundBy],
    factorOf(seconds),
    server,
    powerUsageEffectiveness === undefined ? usualFacility : exactFactor(powerUsageEffectiveness),
  ]);
  const wattHours = mapRange(joules, (value) => value / JOULES_PER_WATT_HOUR);
  const kilowattHours = mapRange(wattHours, (value) => value / WATTS_PER_KILOWATT);
  return {
    joules,
    wattHours,
    gramsCo2: multiplied([
      factorOf(kilowattHours),
      gridIntensity === undefined ? usualGrid : exactFactor(gridIntensity),
    ]),
  };
}
