import { rentalRange, accelerators as rows } from '../../catalogue/index.ts';
import type { Accelerator } from '../../catalogue/schema.ts';
import { type Facts, factsById } from './strip.ts';

/** Accelerators that somebody rents out by the hour. */
export const rentable: Readonly<Record<string, Facts<Accelerator>>> = factsById(
  Object.fromEntries(Object.entries(rows).filter(([id]) => rentalRange(id) !== undefined)),
);
