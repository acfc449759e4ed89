import type { Model } from '../../catalogue/schema.ts';
import { InputError } from '../check.ts';
import { latentOf, linearOf, windowOf } from './attention.ts';
import { countParameters } from './count.ts';
import { denseLayers, expertsOf } from './experts.ts';
import { families } from './families.ts';
import { type Config, type Reader, reader } from './reader.ts';

const isObject = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an object is a config.json of the Hugging Face Hub and no row of the catalogue. */
export const isHuggingFaceConfig = (value: object): boolean => 'model_type' in value || 'architectures' in value;

/** Heads that hold keys and values. Falcon has flags, MPT nests them, others count them. */
function kvHeadsOf({ config, path, modelType, whole, optional }: Reader, heads: number): number {
  if (isObject(config.attn_config)) {
    return reader(config.attn_config, `${path}.attn_config`, modelType).whole(['kv_n_heads'], heads);
  }
  if (modelType === 'falcon' && config.new_decoder_architecture !== true) {
    return config.multi_query === false ? heads : 1;
  }
  if (config.multi_query === true && optional(['num_key_value_heads']) === undefined) return 1;
  return whole(['num_key_value_heads', 'num_kv_heads', 'n_head_kv'], heads);
}

/** The format of the published weights where it is not BF16. */
function nativeWeights(config: Config): string | undefined {
  const quantised = config.quantization_config;
  if (!isObject(quantised)) return undefined;
  const { quant_method: method, bits } = quantised;
  if (method === 'fp8' || method === 'mxfp4') return method;
  return bits === 4 ? 'int4' : bits === 8 ? 'int8' : undefined;
}

/** The decoder's part of a config.json: nested where the model also sees or hears. */
function decoder(config: Config): { readonly text: Config; readonly nested: boolean } {
  const { text_config: text } = config;
  return isObject(text)
    ? { text: { tie_word_embeddings: config.tie_word_embeddings, ...text }, nested: true }
    : { text: config, nested: false };
}

/**
 * A model's row from its config.json on the Hugging Face Hub. Parameters are counted from the shape; the row is
 * `unverified`, so its ranges are wider.
 *
 * Leaves out encoders of images and sound, modules for multi-token prediction, norms and biases.
 * @throws {InputError} that names the key (`model.hidden_size`) or an unknown `model_type` with those that are read
 */
export function modelFromConfig(config: Config, path = 'model'): Model {
  const { text, nested } = decoder(config);
  const types = [text.model_type, config.model_type];
  const modelType = types.find((type): type is string => typeof type === 'string' && Object.hasOwn(families, type));
  const family = modelType === undefined ? undefined : families[modelType];
  if (family === undefined || modelType === undefined) {
    const came = types.find((type) => type !== undefined);
    throw new InputError(
      'unknown-model-type',
      `${path}.model_type`,
      `unknown ${path}.model_type ${came === undefined ? 'nothing' : JSON.stringify(came)}; read are: ${Object.keys(families).join(', ')}`,
    );
  }
  const read = reader(text, path, modelType, family.defaults);
  const { whole, optional } = read;
  const layers = whole(['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers']);
  const hidden = whole(['hidden_size', 'n_embd', 'd_model']);
  const heads = whole(['num_attention_heads', 'n_head', 'n_heads']);
  const kvHeads = kvHeadsOf(read, heads);
  if (heads % kvHeads !== 0) {
    throw new InputError(
      'indivisible',
      `${path}.num_key_value_heads`,
      `${path}.num_key_value_heads must divide num_attention_heads (${heads}), got ${kvHeads}`,
    );
  }
  const maxContext = whole(['max_position_embeddings', 'n_positions', 'max_seq_len', 'seq_length', 'model_max_length']);
  const latent = latentOf(read);
  const headDim = latent?.valueDim ?? whole(['head_dim'], Math.max(1, Math.floor(hidden / heads)));
  const experts = expertsOf(read, family, layers);
  const ratio = optional(['expansion_ratio']) ?? 4;
  const ffn =
    denseLayers(layers, experts) === 0
      ? 0
      : whole(
          ['intermediate_size_mlp', 'intermediate_size', 'ffn_dim', 'ffn_hidden_size', 'n_inner'],
          family.ffnKind === 'plain' ? ratio * hidden : undefined,
        );
  const window = windowOf(read, family, { layers, maxContext });
  const linear = linearOf(read, { layers, hidden, heads, headDim });
  const special = (window?.layers ?? 0) + (linear?.layers ?? 0);
  if (special > layers) {
    throw new InputError(
      'beyond-layers',
      `${path}.layer_types`,
      `${path}.layer_types must list at most the ${layers} layers, got ${special} windowed or linear ones`,
    );
  }
  const native = nativeWeights(config);
  const gates = family.outputGate === true ? (layers - (linear?.layers ?? 0)) * hidden * heads * headDim : 0;
  const positions = family.learnedPositions === undefined ? 0 : (maxContext + family.learnedPositions) * hidden;
  const tied = text.tie_word_embeddings;
  const shape: Model = {
    name: typeof config._name_or_path === 'string' ? config._name_or_path : `a ${modelType} model`,
    developer: 'unknown',
    released: '',
    licence: 'unknown',
    parameters: 0,
    activeParameters: 0,
    layers,
    hidden,
    heads,
    kvHeads,
    headDim,
    ffn,
    ffnKind: family.ffnKind,
    vocabulary: whole(['vocab_size']),
    embeddings: typeof tied === 'boolean' ? (tied ? 'tied' : 'separate') : family.embeddings,
    maxContext,
    ...(experts === undefined ? {} : { experts }),
    ...(latent === undefined ? {} : { latent }),
    ...(window === undefined ? {} : { window }),
    ...(linear === undefined ? {} : { linear }),
    ...(native === undefined ? {} : { nativeWeights: native }),
    ...(gates + positions === 0
      ? {}
      : { leftOut: { parameters: gates + positions, part: gates > 0 ? 'output gates of attention' : 'positions' } }),
    standing: 'unverified',
    sources: [],
    note: `Read from a config.json${nested ? ', its text decoder alone' : ''}.`,
  };
  return { ...shape, ...countParameters(shape) };
}
