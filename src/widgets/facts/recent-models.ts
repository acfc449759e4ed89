import { models as rows } from '../../catalogue/index.ts';
import type { Model } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

/** The month of Llama 3.1: hardly anybody plans a deployment of an older model. */
const SINCE = '2024-07';

/** Models that came out since. */
export const recentModels: Readonly<Record<string, Facts<Model>>> = factsById(
  Object.fromEntries(Object.entries(rows).filter(([, { released }]) => released >= SINCE)),
);
