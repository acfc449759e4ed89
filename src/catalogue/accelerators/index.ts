import type { Accelerator } from '../schema.ts';
import { amdInstinct } from './amd-instinct.ts';
import { amdRadeon } from './amd-radeon.ts';
import { apple } from './apple.ts';
import { aws } from './aws.ts';
import { google } from './google.ts';
import { intel } from './intel.ts';
import { nvidiaDatacenter } from './nvidia-datacenter.ts';
import { nvidiaEmbedded } from './nvidia-embedded.ts';
import { nvidiaGeforce } from './nvidia-geforce.ts';
import { nvidiaWorkstation } from './nvidia-workstation.ts';

/** Every accelerator, by its id. */
export const accelerators: Readonly<Record<string, Accelerator>> = {
  ...nvidiaDatacenter,
  ...nvidiaWorkstation,
  ...nvidiaGeforce,
  ...nvidiaEmbedded,
  ...amdInstinct,
  ...amdRadeon,
  ...apple,
  ...google,
  ...aws,
  ...intel,
};
