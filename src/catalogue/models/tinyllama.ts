import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { litgpt, mlcPresets } from './sources.ts';

/** TinyLlama, a small model with the architecture of Llama 2. */
export const tinyllama = {
  'tinyllama-1.1b': {
    name: 'TinyLlama 1.1B',
    aliases: ['TinyLlama/TinyLlama-1.1B-Chat-v1.0', 'tinyllama'],
    developer: 'TinyLlama',
    released: '2023-12',
    licence: 'Apache-2.0',
    parameters: 1.1 * BILLION,
    activeParameters: 1.1 * BILLION,
    layers: 22,
    hidden: 2048,
    heads: 32,
    kvHeads: 4,
    headDim: 64,
    ffn: 5632,
    ffnKind: 'gated',
    vocabulary: 32_000,
    embeddings: 'separate',
    maxContext: 2048,
    counted: ['parameters', 'activeParameters'],
    standing: 'primary',
    sources: [litgpt, mlcPresets],
  },
} as const satisfies Readonly<Record<string, Model>>;
