import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators, models } from '../../catalogue/index.ts';
import type { Accelerator, Model } from '../../catalogue/schema.ts';
import { estimateChat, InputError, modelFromConfig } from '../index.ts';
import { configs } from './config-samples.ts';
import { families } from './families.ts';

describe.each(Object.entries(configs))('the config.json of %s', (id, config) => {
  const row = models[id] as Model;
  const read = modelFromConfig(config);

  test('counts within 0.5 % of the published parameters', () => {
    expect(read.parameters / row.parameters).toBeGreaterThan(0.995);
    expect(read.parameters / row.parameters).toBeLessThan(1.005);
    expect(read.activeParameters / row.activeParameters).toBeGreaterThan(0.98);
    expect(read.activeParameters / row.activeParameters).toBeLessThan(1.02);
  });

  test('answers like the row of the catalogue, with a wider range', () => {
    const scenario = {
      accelerator: accelerators['h200-sxm'] as Accelerator,
      accelerators: 8,
      tensorParallel: 8,
      weights: 'fp8',
      concurrency: 16,
    } as const;
    const [own, known] = [read, row].map((model) => estimateChat({ ...scenario, model }));
    expect(own?.memory).toEqual(known?.memory);
    expect(own?.step).toEqual(known?.step);
    expect(own?.latency?.typical).toBe(known?.latency?.typical);
    expect(own?.latency?.high).toBeGreaterThanOrEqual(known?.latency?.high ?? 0);
  });
});

test('Gemma 3 12B, whose config.json leaves out most, has 11.77 billion parameters in its decoder', () => {
  const gemma = modelFromConfig({
    architectures: ['Gemma3ForConditionalGeneration'],
    model_type: 'gemma3',
    text_config: {
      hidden_size: 3840,
      intermediate_size: 15_360,
      model_type: 'gemma3_text',
      num_attention_heads: 16,
      num_hidden_layers: 48,
      num_key_value_heads: 8,
      sliding_window: 1024,
    },
    vision_config: { hidden_size: 1152, num_hidden_layers: 27 },
  });
  // 262,208 × 3,840 + 48 × (3,840 × 256 × (2 × 16 + 2 × 8) + 3 × 3,840 × 15,360)
  expect(gemma.parameters).toBe(262_208 * 3840 + 48 * (3840 * 256 * 48 + 3 * 3840 * 15_360));
  expect(gemma).toMatchObject({ headDim: 256, window: { tokens: 1024, layers: 40 }, embeddings: 'tied' });
});

test('Qwen3-Next 80B-A3B has 36 linear layers of 48 and 80 billion parameters, 3 of them active', () => {
  const next = modelFromConfig({
    model_type: 'qwen3_next',
    decoder_sparse_step: 1,
    full_attention_interval: 4,
    head_dim: 256,
    hidden_size: 2048,
    intermediate_size: 5120,
    linear_conv_kernel_dim: 4,
    linear_key_head_dim: 128,
    linear_num_key_heads: 16,
    linear_num_value_heads: 32,
    linear_value_head_dim: 128,
    max_position_embeddings: 262_144,
    mlp_only_layers: [],
    moe_intermediate_size: 512,
    num_attention_heads: 16,
    num_experts: 512,
    num_experts_per_tok: 10,
    num_hidden_layers: 48,
    num_key_value_heads: 2,
    shared_expert_intermediate_size: 512,
    tie_word_embeddings: false,
    use_sliding_window: false,
    vocab_size: 151_936,
  });
  expect(next.linear?.layers).toBe(36);
  expect(next.linear?.stateValues).toBe(32 * 128 * 128 + (2 * 16 * 128 + 32 * 128) * 4);
  expect(next.parameters / 80e9).toBeCloseTo(1, 1);
  expect(next.activeParameters / 3e9).toBeGreaterThan(0.95);
  expect(next.activeParameters / 3e9).toBeLessThan(1.35);
});

test('GLM-4.7 has 353 billion parameters without its module for multi-token prediction', () => {
  const glm = modelFromConfig({
    model_type: 'glm4_moe',
    num_hidden_layers: 92,
    hidden_size: 5120,
    num_attention_heads: 96,
    num_key_value_heads: 8,
    head_dim: 128,
    intermediate_size: 12_288,
    vocab_size: 151_552,
    max_position_embeddings: 202_752,
    n_routed_experts: 160,
    n_shared_experts: 1,
    num_experts_per_tok: 8,
    moe_intermediate_size: 1536,
    first_k_dense_replace: 3,
    tie_word_embeddings: false,
  });
  expect(glm.parameters).toBeGreaterThan(350e9);
  expect(glm.parameters).toBeLessThan(357e9);
  expect(glm.experts).toEqual({ count: 160, perToken: 8, width: 1536, shared: 1, denseLayers: 3 });
});

test.each([
  [
    'GPT-J 6B',
    { model_type: 'gptj', n_embd: 4096, n_head: 16, n_layer: 28, n_positions: 2048, n_inner: null, vocab_size: 50_400 },
    6.05e9,
  ],
  [
    'OPT 6.7B',
    {
      model_type: 'opt',
      hidden_size: 4096,
      ffn_dim: 16_384,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      max_position_embeddings: 2048,
      vocab_size: 50_272,
    },
    6.66e9,
  ],
  [
    'Falcon 7B, whose queries share one head of keys and values',
    {
      model_type: 'falcon',
      hidden_size: 4544,
      num_attention_heads: 71,
      num_hidden_layers: 32,
      multi_query: true,
      vocab_size: 65_024,
    },
    6.92e9,
  ],
  [
    'MPT 7B',
    {
      model_type: 'mpt',
      d_model: 4096,
      n_heads: 32,
      n_layers: 32,
      expansion_ratio: 4,
      max_seq_len: 2048,
      vocab_size: 50_432,
    },
    6.65e9,
  ],
  [
    'phi-2',
    {
      model_type: 'phi',
      hidden_size: 2560,
      intermediate_size: 10_240,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      max_position_embeddings: 2048,
      vocab_size: 51_200,
    },
    2.78e9,
  ],
  ['Mixtral 8x7B', configs['mixtral-8x7b'], 46.7e9],
])('%s counts its published parameters within 1 %', (_, config, parameters) => {
  expect(modelFromConfig(config).parameters / parameters).toBeGreaterThan(0.99);
  expect(modelFromConfig(config).parameters / parameters).toBeLessThan(1.01);
});

test('Falcon 7B keeps one head of keys and values, and Mistral 7B v0.1 a window of 4,096 tokens in every layer', () => {
  const falcon = modelFromConfig({
    model_type: 'falcon',
    hidden_size: 4544,
    num_attention_heads: 71,
    num_hidden_layers: 32,
    vocab_size: 65_024,
  });
  expect(falcon).toMatchObject({ kvHeads: 1, headDim: 64, maxContext: 2048 });
  const mistral = modelFromConfig({
    ...configs['llama-3.1-8b'],
    model_type: 'mistral',
    max_position_embeddings: 32_768,
    sliding_window: 4096,
  });
  expect(mistral.window).toEqual({ tokens: 4096, layers: 32 });
});

test.each<[string, object, string, string]>([
  [
    'an unknown type',
    { model_type: 'mamba' },
    'unknown-model-type',
    'unknown model.model_type "mamba"; read are: llama, ',
  ],
  ['no type', { architectures: ['X'] }, 'unknown-model-type', 'unknown model.model_type nothing; read are: '],
  [
    'a missing width',
    { model_type: 'llama', num_hidden_layers: 1 },
    'missing',
    'model.hidden_size must be given in a config.json of type "llama", got nothing',
  ],
  [
    'text for a number',
    { ...configs['llama-3.1-8b'], num_hidden_layers: '32' },
    'not-whole',
    'model.num_hidden_layers must be a whole number from 1 to 1000000000, got "32"',
  ],
  [
    'heads that do not divide',
    { ...configs['llama-3.1-8b'], num_key_value_heads: 5 },
    'indivisible',
    'model.num_key_value_heads must divide num_attention_heads (32), got 5',
  ],
  [
    'more experts a token than there are',
    { ...configs['gpt-oss-120b'], num_experts_per_tok: 129 },
    'beyond-experts',
    'model.num_experts_per_tok must be at most the 128 experts of a layer, got 129',
  ],
])('%s is refused with the name of its key', (_, config, code, message) => {
  expect(() => modelFromConfig({ ...config })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});

test('every family is read from a plain config.json of its type', () => {
  for (const [type, family] of Object.entries(families)) {
    const config = {
      ...configs['llama-3.1-8b'],
      model_type: type,
      ...(family.routed === true ? { num_experts: 8, num_experts_per_tok: 2 } : {}),
    };
    expect(modelFromConfig(config).parameters, type).toBeGreaterThan(5e9);
  }
});

test('whatever numbers a config.json holds, it is refused by name or gives counts and times that are finite', () => {
  const numbers = fc.oneof(
    fc.integer({ min: -1, max: 100_000 }),
    fc.constantFrom<unknown>(0, 1, 1e9, 1e10, 0.5, null, '8', true, [], [0, 0, 1], ['linear_attention'], {
      kv_n_heads: 0.5,
    }),
  );
  const keys = [
    ...new Set(Object.values(configs).flatMap((config) => Object.keys(config))),
    'sliding_window_pattern',
    'decoder_sparse_step',
    'full_attention_interval',
    'attn_type_list',
    'attn_config',
    'expansion_ratio',
    'linear_num_value_heads',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(configs)),
      fc.constantFrom(...Object.keys(families)),
      fc.dictionary(fc.constantFrom(...keys), numbers, { maxKeys: 3 }),
      (config, type, change) => {
        try {
          const model = modelFromConfig({
            ...config,
            num_experts: 8,
            num_experts_per_tok: 2,
            model_type: type,
            ...change,
          });
          const { memory, latency } = estimateChat({
            model,
            accelerator: accelerators['h200-sxm'] as Accelerator,
            inputTokens: 1,
            outputTokens: 2,
          });
          const figures = [model.parameters, model.activeParameters, memory.total, latency?.typical ?? 1];
          return figures.every((value) => Number.isFinite(value) && value > 0);
        } catch (error) {
          return error instanceof InputError && error.path !== '';
        }
      },
    ),
    { numRuns: 5000 },
  );
});
