import { type EngineName, InputError, type PrecisionName, precisions } from '../estimate/index.ts';

/** GGUF files are llama.cpp's, and their formats are named as it names them: `q4_k_m`. */
const isGguf = (weights: PrecisionName): boolean => /^i?q\d/.test(weights);
/** Engines that compile or convert a model, and read no GGUF file. */
const NO_GGUF: readonly EngineName[] = ['tensorrt-llm', 'lmdeploy', 'gpt-fast'];

/** The engine that a format is usually run by, where none is told. */
export const usualEngine = (weights: PrecisionName | undefined): EngineName | undefined =>
  weights !== undefined && isGguf(weights) ? 'llama.cpp' : undefined;

/** @throws {InputError} where an engine has no kernels for a weight format, with those that it has */
export function runs(engine: EngineName, weights: PrecisionName): void {
  const able = (format: PrecisionName): boolean => !isGguf(format) || !NO_GGUF.includes(engine);
  if (able(weights)) return;
  const names = (Object.keys(precisions) as PrecisionName[]).filter(able);
  throw new InputError(
    'engine-format',
    'weights',
    `weights must be a format that ${engine} runs (${names.join(', ')}), got "${weights}"`,
  );
}
