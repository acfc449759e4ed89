import type { Source } from '../schema.ts';

/** Shapes of some 150 checkpoints, each with a link to the config.json it was ported from. */
export const litgpt: Source = {
  url: 'https://github.com/Lightning-AI/litgpt/blob/0006c973aa7d6ace293e2a5fedaf1f8f804f960c/litgpt/config.py',
  title: 'litgpt, config.py',
  opened: '2026-11-23',
  gives: [
    'parameters',
    'activeParameters',
    'layers',
    'hidden',
    'heads',
    'kvHeads',
    'headDim',
    'ffn',
    'vocabulary',
    'maxContext',
    'experts',
    'window',
  ],
};
