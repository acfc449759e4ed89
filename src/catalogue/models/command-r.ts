import type { Model } from '../schema.ts';
import { BILLION } from '../units.ts';
import { config } from './sources.ts';

/** Cohere: Command R. */
export const commandR = {
  'command-r-35b': {
    name: 'Command R v01 35B',
    aliases: ['c4ai-command-r-v01', 'CohereForAI/c4ai-command-r-v01', 'CohereLabs/c4ai-command-r-v01'],
    developer: 'Cohere',
    released: '2024-03-11',
    licence: 'CC-BY-NC-4.0',
    parameters: 34.98 * BILLION,
    activeParameters: 34.98 * BILLION,
    layers: 40,
    hidden: 8192,
    heads: 64,
    kvHeads: 64,
    headDim: 128,
    ffn: 22_528,
    ffnKind: 'gated',
    vocabulary: 256_000,
    embeddings: 'tied',
    maxContext: 131_072,
    counted: ['parameters', 'activeParameters'],
    standing: 'secondary',
    sources: [
      config('https://huggingface.co/TechxGenus/c4ai-command-r-v01-AWQ/blob/main/config.json'),
      config(
        'https://huggingface.co/mlx-community/c4ai-command-r-v01-4bit/blob/51b178f0eb781a1fa7cdfe53e569a3ba847e8de9/config.json',
      ),
    ],
    note: 'From the config.json of quantized copies. The refresh of August 2024 is another model, with 8 KV heads.',
  },
} as const satisfies Readonly<Record<string, Model>>;
