/** Factors that turn a figure as a datasheet prints it into bytes, FLOP, watts or USD per token. */
export const KB = 1e3;
export const MB = 1e6;
export const GB = 1e9;
export const TB = 1e12;
export const KIB = 1024;
export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;
export const TFLOP = 1e12;
export const PFLOP = 1e15;
/** Parameters, in millions and billions. */
export const MILLION = 1e6;
export const BILLION = 1e9;
/** A price per million tokens, as sellers print it, in USD per token. */
export const PER_MTOK = 1e-6;
