import type { Source } from '../schema.ts';

/*
 * Standing of a model's row, one rule for all:
 *
 * primary    = the developer's own words were opened: config.json of the checkpoint, its card, a paper, or code. A copy of
 *              config.json that keeps it key by key counts as the file itself.
 * secondary  = only somebody else's table of it was, or the config.json of a checkpoint made from it (quantised, fine-tuned).
 * unverified = nothing that was opened supports it.
 *
 * Parameters that no source prints, or only as a name does (7B), are counted from the shape: `counted` says so. So are active
 * ones where the published figure leaves out embedding or head, since estimates take that off themselves; the note has both.
 */

const opened = '2026-11-24';

/** What a config.json gives of a plain decoder. */
const shape = ['layers', 'hidden', 'heads', 'kvHeads', 'headDim', 'ffn', 'vocabulary', 'maxContext'];

/** The checkpoint that an address on the Hub is of, or that the name of a copied file (`org--Name_config.json`) tells. */
function checkpoint(url: string): string {
  const copy = /([^/]+)--([^/]+)_config\.json$/.exec(url);
  return copy === null ? url.split('/').slice(3, 5).join('/') : `${copy[1]}/${copy[2]} (a copy)`;
}

/** The config.json of a checkpoint. */
export const config = (url: string, ...more: readonly string[]): Source => ({
  url,
  title: `config.json of ${checkpoint(url)}`,
  opened,
  gives: [...shape, ...more],
});

/** Any other document, with all that it gives. */
export const document = (url: string, title: string, ...gives: readonly string[]): Source => ({
  url,
  title,
  opened,
  gives,
});

/** Shapes of some 150 checkpoints, each with a link to the config.json it was ported from. */
export const litgpt: Source = document(
  'https://github.com/Lightning-AI/litgpt/blob/0006c973aa7d6ace293e2a5fedaf1f8f804f960c/litgpt/config.py',
  'litgpt, config.py: shapes ported from each config.json',
  ...shape,
  'experts',
  'window',
);

/** Some sixty config.json, key by key, with the engine's own settings added. */
export const mlcPresets: Source = document(
  'https://github.com/mlc-ai/mlc-llm/blob/01ced331a9e155c5ba4e7625b027a51bee611450/python/mlc_llm/model/model_preset.py',
  'MLC LLM, model_preset.py: copies of config.json',
  ...shape,
  'experts',
  'window',
  'latent',
);

/** GenZ's table of Mistral models, each with a link to its config.json. */
export const genz: Source = document(
  'https://github.com/abhibambhaniya/GenZ-LLM-Analyzer/blob/13ebfb842b4248bf0252d089a904181e33ead320/GenZ/Models/Model_sets/mistral.py',
  'GenZ, mistral.py: shapes ported from each config.json',
  ...shape.filter((name) => name !== 'headDim'),
  'experts',
);
