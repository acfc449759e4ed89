import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { document } from './sources.ts';

const code = document(
  'https://github.com/google-deepmind/gemma/blob/b2dc124b6b1fb3eebb34010c0c5f1e0cf42cf3c5/gemma/gm/nn/gemma4/_gemma4.py',
  'Google DeepMind, _gemma4.py',
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'ffn',
  'vocabulary',
  'window',
  'experts',
);
const counts = document(
  'https://facebookresearch.github.io/fairseq2/nightly/_sources/reference/fairseq2.models.gemma4.rst.txt',
  'fairseq2, Gemma 4',
  'parameters',
  'activeParameters',
);
const overview = document('https://ai.google.dev/gemma/docs/core', 'Google, Gemma 4 model overview', 'maxContext');

/** Google: Gemma 4. */
export const gemma4 = {
  'gemma-4-26b-a4b': {
    name: 'Gemma 4 26B-A4B',
    aliases: ['google/gemma-4-26B-A4B', 'google/gemma-4-26B-A4B-it'],
    developer: 'Google',
    released: '2026-04',
    licence: 'Apache-2.0',
    parameters: 25.2 * BILLION,
    activeParameters: 3.8 * BILLION,
    layers: 30,
    hidden: 2816,
    heads: 16,
    kvHeads: 2,
    headDim: 512,
    ffn: 2112,
    ffnKind: 'gated',
    vocabulary: 262_144,
    embeddings: 'tied',
    maxContext: 262_144,
    experts: { count: 128, perToken: 8, width: 704, besideDense: true },
    window: { tokens: 1024, layers: 25, kvHeads: 8, headDim: 256 },
    tiedKeyValue: true,
    standing: 'primary',
    sources: [code, counts, overview],
    note: 'The text decoder; its vision tower of 0.57 billion comes on top of the published count. fairseq2’s figures of layers differ from the code’s.',
  },
  'gemma-4-31b': {
    name: 'Gemma 4 31B',
    aliases: ['google/gemma-4-31B', 'google/gemma-4-31B-it'],
    developer: 'Google',
    released: '2026-04',
    licence: 'Apache-2.0',
    parameters: 30.7 * BILLION,
    activeParameters: 30.7 * BILLION,
    layers: 60,
    hidden: 5376,
    heads: 32,
    kvHeads: 4,
    headDim: 512,
    ffn: 21_504,
    ffnKind: 'gated',
    vocabulary: 262_144,
    embeddings: 'tied',
    maxContext: 262_144,
    window: { tokens: 1024, layers: 50, kvHeads: 16, headDim: 256 },
    tiedKeyValue: true,
    standing: 'primary',
    sources: [code, counts, overview],
    note: 'The text decoder; its vision tower of 0.57 billion comes on top of the published count. fairseq2’s figures of layers differ from the code’s.',
  },
} as const satisfies Readonly<Record<string, Model>>;
