import { imageModels as rows } from '../../catalogue/index.ts';
import type { ImageModel } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

export const imageModels: Readonly<Record<string, Facts<ImageModel>>> = factsById(rows);
