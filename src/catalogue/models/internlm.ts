import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { config } from './sources.ts';

/** Shanghai AI Laboratory: InternLM. */
export const internlm = {
  'internlm-20b': {
    name: 'InternLM 20B',
    aliases: ['internlm/internlm-20b', 'internlm/internlm-chat-20b'],
    developer: 'Shanghai AI Laboratory',
    released: '2023-09-20',
    licence: 'Apache-2.0',
    parameters: 20.09 * BILLION,
    activeParameters: 20.09 * BILLION,
    layers: 60,
    hidden: 5120,
    heads: 40,
    kvHeads: 40,
    headDim: 128,
    ffn: 13_824,
    ffnKind: 'gated',
    vocabulary: 103_168,
    embeddings: 'separate',
    maxContext: 4096,
    counted: ['parameters', 'activeParameters'],
    standing: 'primary',
    sources: [config('https://huggingface.co/internlm/internlm-chat-20b/blame/main/config.json')],
  },
} as const satisfies Readonly<Record<string, Model>>;
