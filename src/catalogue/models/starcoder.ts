import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { mlcPresets } from './sources.ts';

/** BigCode: StarCoder2. */
export const starcoder = {
  'starcoder2-7b': {
    name: 'StarCoder2 7B',
    aliases: ['bigcode/starcoder2-7b'],
    developer: 'BigCode',
    released: '2024-02-28',
    licence: 'BigCode OpenRAIL-M',
    parameters: 7.172 * BILLION,
    activeParameters: 7.172 * BILLION,
    layers: 32,
    hidden: 4608,
    heads: 36,
    kvHeads: 4,
    headDim: 128,
    ffn: 18_432,
    ffnKind: 'plain',
    vocabulary: 49_152,
    embeddings: 'tied',
    maxContext: 16_384,
    window: { tokens: 4096, layers: 32 },
    counted: ['parameters', 'activeParameters'],
    standing: 'primary',
    sources: [mlcPresets],
  },
} as const satisfies Readonly<Record<string, Model>>;
