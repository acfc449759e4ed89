import { models as rows } from '../../catalogue/index.ts';
import type { Model } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

export const models: Readonly<Record<string, Facts<Model>>> = factsById(rows);
