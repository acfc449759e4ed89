import type { DateText } from '../schema.ts';

const DAY = 86_400_000;

/** Prices older than this many days are shown as old: sellers change theirs a few times a year. */
const STALE_AFTER = 180;

/** @throws {RangeError} unless both are days, `2026-11-24` */
export function ageInDays(released: DateText, today: DateText): number {
  const [from, to] = [released, today].map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    throw new RangeError(`today must be a day such as 2026-11-24, got "${today}" for prices of "${released}"`);
  }
  return Math.round((to - from) / DAY);
}

/** Whether prices of one day are too old to be shown without saying so. */
export const isStale = (released: DateText, today: DateText): boolean => ageInDays(released, today) > STALE_AFTER;
