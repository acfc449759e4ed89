import { accelerators as rows } from '../../catalogue/index.ts';
import type { Accelerator } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

export const accelerators: Readonly<Record<string, Facts<Accelerator>>> = factsById(rows);
