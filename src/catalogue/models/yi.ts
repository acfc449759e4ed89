import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { document } from './sources.ts';

const candle = document(
  'https://github.com/huggingface/candle/blob/07c6edb2721c70e356260beceeef981f88a8c87f/candle-transformers/src/models/yi.rs',
  'candle, yi.rs: shapes of Yi',
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'ffn',
  'vocabulary',
  'maxContext',
);

/** 01.AI: Yi. */
export const yi = {
  'yi-6b': {
    name: 'Yi 6B',
    aliases: ['01-ai/Yi-6B', '01-ai/Yi-6B-Chat'],
    developer: '01.AI',
    released: '2023-11-02',
    licence: 'Apache-2.0 (Yi license before 2024)',
    parameters: 6.061 * BILLION,
    activeParameters: 6.061 * BILLION,
    layers: 32,
    hidden: 4096,
    heads: 32,
    kvHeads: 4,
    headDim: 128,
    ffn: 11_008,
    ffnKind: 'gated',
    vocabulary: 64_000,
    embeddings: 'separate',
    maxContext: 4096,
    counted: ['parameters', 'activeParameters'],
    standing: 'secondary',
    sources: [candle],
  },
  'yi-34b': {
    name: 'Yi 34B',
    aliases: ['01-ai/Yi-34B', '01-ai/Yi-34B-Chat'],
    developer: '01.AI',
    released: '2023-11-02',
    licence: 'Apache-2.0 (Yi license before 2024)',
    parameters: 34.39 * BILLION,
    activeParameters: 34.39 * BILLION,
    layers: 60,
    hidden: 7168,
    heads: 56,
    kvHeads: 8,
    headDim: 128,
    ffn: 20_480,
    ffnKind: 'gated',
    vocabulary: 64_000,
    embeddings: 'separate',
    maxContext: 4096,
    counted: ['parameters', 'activeParameters'],
    standing: 'secondary',
    sources: [candle],
  },
} as const satisfies Readonly<Record<string, Model>>;
