import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { config, document } from './sources.ts';

const readme = document(
  'https://github.com/openai/gpt-oss/blob/0492bd3e037807f434a09583c9ac46d8757b5c4d/README.md',
  'OpenAI, README of gpt-oss',
  'parameters',
);
const code = document(
  'https://github.com/openai/gpt-oss/blob/0568dfc94f09469e2968c2b90e50561d1b3fc424/gpt_oss/torch/model.py',
  'OpenAI, model.py of gpt-oss',
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'vocabulary',
  'experts',
  'window',
);

/** OpenAI: gpt-oss. */
export const gptOss = {
  'gpt-oss-20b': {
    name: 'gpt-oss 20B',
    aliases: ['openai/gpt-oss-20b'],
    developer: 'OpenAI',
    released: '2025-08-05',
    licence: 'Apache-2.0',
    parameters: 21 * BILLION,
    activeParameters: 4.186 * BILLION,
    layers: 24,
    hidden: 2880,
    heads: 64,
    kvHeads: 8,
    headDim: 64,
    ffn: 0,
    ffnKind: 'gated',
    vocabulary: 201_088,
    embeddings: 'separate',
    maxContext: 131_072,
    experts: { count: 32, perToken: 4, width: 2880 },
    window: { tokens: 128, layers: 12 },
    nativeWeights: 'mxfp4',
    counted: ['activeParameters'],
    standing: 'secondary',
    sources: [
      readme,
      config(
        'https://huggingface.co/inference-optimization/gpt-oss-20b-FP8-Dynamic/blob/main/config.json',
        'experts',
        'window',
      ),
    ],
    note: 'Experts are MXFP4, the rest BF16. Layers take turns between the window and the whole context. The published 3.6 billion active parameters leave out the input embedding.',
  },
  'gpt-oss-120b': {
    name: 'gpt-oss 120B',
    aliases: ['openai/gpt-oss-120b'],
    developer: 'OpenAI',
    released: '2025-08-05',
    licence: 'Apache-2.0',
    parameters: 117 * BILLION,
    activeParameters: 5.71 * BILLION,
    layers: 36,
    hidden: 2880,
    heads: 64,
    kvHeads: 8,
    headDim: 64,
    ffn: 0,
    ffnKind: 'gated',
    vocabulary: 201_088,
    embeddings: 'separate',
    maxContext: 131_072,
    experts: { count: 128, perToken: 4, width: 2880 },
    window: { tokens: 128, layers: 18 },
    nativeWeights: 'mxfp4',
    counted: ['activeParameters'],
    standing: 'primary',
    sources: [
      readme,
      code,
      document(
        'https://docs.nvidia.com/nemo-platform/v0.3.0/documentation/customizer-reference/models/gpt-oss',
        'NVIDIA, NeMo platform: gpt-oss',
        'maxContext',
      ),
    ],
    note: 'Experts are MXFP4, the rest BF16. Layers take turns between the window and the whole context. The published 5.1 billion active parameters leave out the input embedding.',
  },
} as const satisfies Readonly<Record<string, Model>>;
