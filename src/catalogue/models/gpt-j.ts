import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { document, mlcPresets } from './sources.ts';

/** EleutherAI: GPT-J. */
export const gptJ = {
  'gpt-j-6b': {
    name: 'GPT-J 6B',
    aliases: ['EleutherAI/gpt-j-6b', 'gpt-j'],
    developer: 'EleutherAI',
    released: '2021-06',
    licence: 'Apache-2.0',
    parameters: 6.053 * BILLION,
    activeParameters: 6.053 * BILLION,
    layers: 28,
    hidden: 4096,
    heads: 16,
    kvHeads: 16,
    headDim: 256,
    ffn: 16_384,
    ffnKind: 'plain',
    vocabulary: 50_400,
    embeddings: 'separate',
    maxContext: 2048,
    standing: 'primary',
    sources: [
      document(
        'https://github.com/kingoflolz/mesh-transformer-jax/blob/02850c46c6b9d957b2a9214c2c6c291269648792/README.md',
        'EleutherAI, README of mesh-transformer-jax',
        'parameters',
        'activeParameters',
        'layers',
        'hidden',
        'heads',
        'kvHeads',
        'headDim',
        'ffn',
        'maxContext',
      ),
      mlcPresets,
    ],
    note: 'Its 50,257 tokens are padded to 50,400.',
  },
} as const satisfies Readonly<Record<string, Model>>;
