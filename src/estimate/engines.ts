import { fitted } from './constants.ts';

/** Engines by name, with their fitted constants. `ideal` has no overhead and reaches every peak: a bound, not a forecast. */
export const { engines } = fitted;
