import { rentals } from './rental-prices.ts';
import type { DateText } from './schema.ts';

export { rentals };

/** The prices of one accelerator, as a dated range. */
export interface RentalRange {
  /** USD an hour for one accelerator. */
  readonly low: number;
  /** The middle of the offers. */
  readonly typical: number;
  readonly high: number;
  readonly offers: number;
  readonly from: DateText;
  readonly to: DateText;
}

/** The range of on-demand offers for an accelerator; undefined where the catalogue has none. */
export function rentalRange(accelerator: string): RentalRange | undefined {
  const own = rentals
    .filter((rental) => rental.accelerator === accelerator && rental.kind === 'on-demand')
    .sort((a, b) => a.perHour - b.perHour);
  const [cheapest, dearest] = [own[0], own.at(-1)];
  if (cheapest === undefined || dearest === undefined) return undefined;
  const days = own.map(({ on }) => on).sort();
  const middle = own.slice(Math.floor((own.length - 1) / 2), Math.floor(own.length / 2) + 1);
  return {
    low: cheapest.perHour,
    typical: middle.reduce((sum, { perHour }) => sum + perHour, 0) / middle.length,
    high: dearest.perHour,
    offers: own.length,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  };
}
