import type { Model } from '../schema.ts';
import { gemma } from './gemma.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { others } from './others.ts';
import { qwen } from './qwen.ts';

/** Every model, by its id. */
export const models: Readonly<Record<string, Model>> = { ...llama, ...mistral, ...qwen, ...gemma, ...others };
