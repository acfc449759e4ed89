import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { config } from './sources.ts';

/** BAAI: Aquila. */
export const aquila = {
  'aquila2-34b': {
    name: 'Aquila2 34B',
    aliases: ['aquilachat2-34b', 'BAAI/Aquila2-34B', 'BAAI/AquilaChat2-34B'],
    developer: 'BAAI',
    released: '2023-10',
    licence: 'BAAI Aquila',
    parameters: 33.69 * BILLION,
    activeParameters: 33.69 * BILLION,
    layers: 60,
    hidden: 6144,
    heads: 48,
    kvHeads: 8,
    headDim: 128,
    ffn: 24_576,
    ffnKind: 'gated',
    vocabulary: 100_008,
    embeddings: 'separate',
    maxContext: 4096,
    counted: ['parameters', 'activeParameters'],
    standing: 'primary',
    sources: [
      config('https://huggingface.co/BAAI/AquilaChat2-34B/blob/5220feada87011b37ebdfd8c48750b3af7def266/config.json'),
    ],
    note: 'A later upload of Aquila2-34B has a vocabulary of 143,973 and a context of 8,192.',
  },
} as const satisfies Readonly<Record<string, Model>>;
