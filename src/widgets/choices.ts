import { accelerators, models, offers } from '../catalogue/index.ts';
import { engines, precisions } from '../estimate/index.ts';
import type { Choice } from './field.ts';

const named = (rows: Readonly<Record<string, { readonly name: string }>>): Choice[] =>
  Object.entries(rows).map(([id, { name }]) => ({ id, name }));
const plain = (names: readonly string[]): Choice[] => names.map((id) => ({ id, name: id }));

export const modelChoices = named(models);
export const acceleratorChoices = named(accelerators);
export const engineChoices = plain(Object.keys(engines));
export const precisionChoices = plain(Object.keys(precisions));
/** Offers with their seller, as the same model is sold by several. */
export const offerChoices = Object.entries(offers).map(([id, { name, provider }]) => ({
  id,
  name: `${name} (${provider})`,
}));
