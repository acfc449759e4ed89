import type { Range } from '../estimate/range.ts';
import { usd } from '../format.ts';
import { rents } from './facts/rents.ts';
import type { printer } from './frame/print.ts';
import type { Origin } from './frame/widget.ts';

/** What an hour of one accelerator costs: told, or left to what sellers ask. */
export const rentField = {
  type: 'number',
  label: 'Rent',
  unit: 'USD an hour',
  help: 'For one accelerator. Empty: what sellers ask for it',
  start: null,
  open: 'as offered',
  least: 0.01,
  most: 10_000,
  known: 'perHour',
} as const;

/** USD for one accelerator and an hour. */
export interface Rent extends Range {
  /** Where it is from, in a sentence. */
  readonly dated: string;
  /** The day of the last offer. */
  readonly priced?: string;
}

/** The rent that was told, else what was asked for the accelerator; undefined where nobody is known to rent it out. */
export function rentOf(accelerator: string, told: number | undefined): Rent | undefined {
  if (told !== undefined) return { low: told, typical: told, high: told, dated: 'The rent is yours.' };
  const offered = rents[accelerator];
  if (offered === undefined) return undefined;
  const { low, typical, high, offers, from, to } = offered;
  const when = from === to ? `of ${to}` : `from ${from} to ${to}`;
  return {
    low,
    typical,
    high,
    dated: `Rent: ${offers === 1 ? 'one offer' : `${offers} offers`} ${when}, on demand.`,
    priced: to,
  };
}

/** "$1.39–$3.43 an hour". */
export const rentText = (rent: Range, { range }: ReturnType<typeof printer>): string => `${range(rent, usd)} an hour`;

/** Where offered rents stand with their sources. */
export const rentSources = (rent: Rent | undefined): Origin[] =>
  rent?.priced === undefined ? [] : [{ title: 'Rents in the catalogue', url: '/catalogue/prices/#rents' }];
