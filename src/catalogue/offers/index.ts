import type { DateText, Offer } from '../schema.ts';
import data from './data.json' with { type: 'json' };

/** Offers of API sellers by id (`provider/model`), cut from `@pydantic/genai-prices` at build. */
export const offers: Readonly<Record<string, Offer>> = data.offers;

/** Where the prices come from, and how old they are: the package dates its release, not each price. */
export const offersFrom: { readonly url: string; readonly version: string; readonly released: DateText } = {
  url: 'https://github.com/pydantic/genai-prices',
  version: data.version,
  released: data.released,
};
