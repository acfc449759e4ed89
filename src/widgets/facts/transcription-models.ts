import { transcriptionModels as rows } from '../../catalogue/index.ts';
import type { TranscriptionModel } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

export const transcriptionModels: Readonly<Record<string, Facts<TranscriptionModel>>> = factsById(rows);
