import { type EngineName, InputError, type PrecisionName, precisions } from '../estimate/index.ts';

/** GGUF files are read by llama.cpp; vLLM and SGLang load them too. Their names are llama.cpp's: `q4_k_m`. */
const isGguf = (weights: PrecisionName): boolean => /^i?q\d/.test(weights);
const GGUF_READERS: readonly EngineName[] = ['llama.cpp', 'vllm', 'sglang', 'ideal'];
/** What llama.cpp has kernels for besides its own types. */
const LLAMA_CPP: readonly PrecisionName[] = ['bf16', 'fp16', 'mxfp4', 'nvfp4'];

/** The engine that a format is usually run by, where none is told. */
export const usualEngine = (weights: PrecisionName | undefined): EngineName | undefined =>
  weights !== undefined && isGguf(weights) ? 'llama.cpp' : undefined;

/** @throws {InputError} where an engine has no kernels for a weight format, with those that it has */
export function runs(engine: EngineName, weights: PrecisionName): void {
  const able = (format: PrecisionName): boolean => {
    if (isGguf(format)) return GGUF_READERS.includes(engine);
    return engine !== 'llama.cpp' || LLAMA_CPP.includes(format);
  };
  if (able(weights)) return;
  const names = (Object.keys(precisions) as PrecisionName[]).filter(able);
  throw new InputError(
    'engine-format',
    'weights',
    `weights must be a format that ${engine} runs (${names.join(', ')}), got "${weights}"`,
  );
}
