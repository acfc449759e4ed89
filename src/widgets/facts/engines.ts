import { engines } from '../../estimate/constants.ts';

/** Engines that a reader can choose. */
export const engineNames: readonly string[] = Object.keys(engines);
