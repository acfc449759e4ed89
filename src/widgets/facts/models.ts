import { models as rows } from '../../catalogue/index.ts';
import type { Model } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

/** The month of Llama 2. Older models stand in the catalogue and answer at the command line; in a post they cost every reader. */
const SINCE = '2023-07';

export const models: Readonly<Record<string, Facts<Model>>> = factsById(
  Object.fromEntries(Object.entries(rows).filter(([, { released }]) => released >= SINCE)),
);
