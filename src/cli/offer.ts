import { ageInDays, type DateText, isStale, offers, offersFrom } from '../catalogue/index.ts';
import type { Offer } from '../catalogue/schema.ts';
import { name } from './about.ts';
import { amount, list, text, whole } from './field.ts';
import { record } from './record.ts';
import { type Found, idOr, rowField } from './rows.ts';

const perToken = amount(0, 1);
const prices = {
  input: perToken,
  output: perToken,
  cachedInput: perToken,
  cacheWrite: perToken,
  cacheWriteHour: perToken,
};
export const timeOfDay = text(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day in UTC, such as 02:30');

const offerRow = record(
  {
    name,
    provider: name,
    ...prices,
    maxContext: whole(1, 1_000_000_000),
    long: record({ above: whole(0, 1_000_000_000), ...prices }, ['above', 'input', 'output']),
    hours: list(record({ from: timeOfDay, to: timeOfDay, ...prices }, ['from', 'to', 'input', 'output']), 24),
  },
  ['input', 'output'],
);

const ownOffer = (path: string, value: unknown): Offer => ({
  name: 'own offer',
  provider: 'own',
  ...(offerRow.read(path, value) as Omit<Offer, 'name' | 'provider'>),
});

/** `offer`: an id of the price list, or prices of one's own in USD per token. */
export const offerField = rowField<Offer>(
  'offer',
  offers,
  ownOffer,
  'an id of the price list or prices of your own in USD per token',
);

export const offerSchema = idOr(offerRow.schema);

/** Whose prices they are, and how old. */
export function pricedBy({ id, row }: Found<Offer>, today: DateText): object {
  const { name: model, provider } = row;
  if (id === undefined) return { model, provider };
  const { released, version, url } = offersFrom;
  return {
    id,
    model,
    provider,
    released,
    version,
    url,
    days: ageInDays(released, today),
    stale: isStale(released, today),
  };
}
