import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { config, document } from './sources.ts';

const card = document(
  'https://github.com/meta-llama/llama-models/blob/038acb9fe1e1ddc5cf1b3989fb07b311a0ffcae4/models/llama4/MODEL_CARD.md',
  'Meta, model card of Llama 4',
  'parameters',
  'activeParameters',
  'maxContext',
);

/** Meta: Llama 4. */
export const llama4 = {
  'llama-4-scout': {
    name: 'Llama 4 Scout 109B-A17B',
    aliases: ['llama-4-scout-17b-16e', 'meta-llama/Llama-4-Scout-17B-16E', 'meta-llama/Llama-4-Scout-17B-16E-Instruct'],
    developer: 'Meta',
    released: '2025-04-05',
    licence: 'Llama 4 Community',
    parameters: 109 * BILLION,
    activeParameters: 17 * BILLION,
    layers: 48,
    hidden: 5120,
    heads: 40,
    kvHeads: 8,
    headDim: 128,
    ffn: 0,
    ffnKind: 'gated',
    vocabulary: 202_048,
    embeddings: 'separate',
    maxContext: 10_485_760,
    experts: { count: 16, perToken: 1, width: 8192, shared: 1 },
    window: { tokens: 8192, layers: 36 },
    leftOut: { parameters: 0.87 * BILLION, part: 'vision tower and its projector' },
    standing: 'primary',
    sources: [
      card,
      config(
        'https://github.com/ai-dynamo/aiconfigurator/blob/64c5ddb697dd8ad88a938f65b23d25cf5f45de12/aic-core/src/aiconfigurator_core/model_configs/meta-llama--Llama-4-Scout-17B-16E-Instruct_config.json',
        'experts',
        'window',
      ),
    ],
    note: 'Three of four layers see chunks of 8,192 tokens: config.json names the chunk, and the rule is the architecture’s.',
  },
  'llama-4-maverick': {
    name: 'Llama 4 Maverick 400B-A17B',
    aliases: [
      'llama-4-maverick-17b-128e',
      'meta-llama/Llama-4-Maverick-17B-128E',
      'meta-llama/Llama-4-Maverick-17B-128E-Instruct',
      'meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8',
    ],
    developer: 'Meta',
    released: '2025-04-05',
    licence: 'Llama 4 Community',
    parameters: 400 * BILLION,
    activeParameters: 17 * BILLION,
    layers: 48,
    hidden: 5120,
    heads: 40,
    kvHeads: 8,
    headDim: 128,
    ffn: 16_384,
    ffnKind: 'gated',
    vocabulary: 202_048,
    embeddings: 'separate',
    maxContext: 1_048_576,
    experts: { count: 128, perToken: 1, width: 8192, shared: 1, every: 2 },
    window: { tokens: 8192, layers: 36 },
    leftOut: { parameters: 0.87 * BILLION, part: 'vision tower and its projector' },
    standing: 'primary',
    sources: [
      card,
      config(
        'https://github.com/ai-dynamo/aiconfigurator/blob/64c5ddb697dd8ad88a938f65b23d25cf5f45de12/aic-core/src/aiconfigurator_core/model_configs/meta-llama--Llama-4-Maverick-17B-128E-Instruct_config.json',
        'experts',
        'window',
      ),
    ],
    note: 'Three of four layers see chunks of 8,192 tokens: config.json names the chunk, and the rule is the architecture’s.',
  },
} as const satisfies Readonly<Record<string, Model>>;
