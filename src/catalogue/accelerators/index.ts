import type { Accelerator } from '../schema.ts';
import { amd } from './amd.ts';
import { nvidia } from './nvidia.ts';

/** Every accelerator, by its id. */
export const accelerators: Readonly<Record<string, Accelerator>> = { ...nvidia, ...amd };
