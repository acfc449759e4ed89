/**
 * What a `model_type` means beyond the numbers that its config.json states. A config.json leaves out what equals the
 * default of its class in transformers, so the defaults that published files rely on are here.
 * @see https://github.com/huggingface/transformers/tree/main/src/transformers/models
 */
export interface Family {
  readonly ffnKind: 'gated' | 'plain';
  /** One matrix for embedding and head unless `tie_word_embeddings` says otherwise. */
  readonly embeddings: 'tied' | 'separate';
  /** Layers route to experts: their count must be stated. */
  readonly routed?: true;
  /** Experts that every token passes through although no key counts them. */
  readonly sharedExperts?: number;
  /** Which layers have a sliding window, where no `layer_types` tells. */
  readonly windowed?: 'all' | 'even' | { readonly fullEvery: number } | 'beyond max_window_layers';
  /** Attention in full layers has an output gate as large as its queries. */
  readonly outputGate?: true;
  /** Positions are a learned table, stored with the weights: rows beyond the context. */
  readonly learnedPositions?: number;
  readonly defaults?: Readonly<Record<string, number>>;
}

const gated: Family = { ffnKind: 'gated', embeddings: 'separate' };
const tied: Family = { ffnKind: 'gated', embeddings: 'tied' };
const plain: Family = { ffnKind: 'plain', embeddings: 'separate' };
const routed: Family = { ...gated, routed: true };
const hybrid: Family = { ...gated, outputGate: true };
const windowed: Family = { ...gated, windowed: 'all' };
const gemma: Family = { ...tied, defaults: { head_dim: 256 } };
const gemma3: Family = {
  ...tied,
  windowed: { fullEvery: 6 },
  defaults: {
    head_dim: 256,
    num_attention_heads: 8,
    num_key_value_heads: 4,
    vocab_size: 262_208,
    max_position_embeddings: 131_072,
  },
};
const qwen2: Family = { ...gated, windowed: 'beyond max_window_layers' };
const llama4: Family = { ...routed, sharedExperts: 1, windowed: { fullEvery: 4 } };

/** Families by `model_type`. */
export const families: Readonly<Record<string, Family>> = {
  llama: gated,
  llama4,
  llama4_text: llama4,
  mistral: { ...windowed, defaults: { num_key_value_heads: 8 } },
  mistral3: windowed,
  ministral: windowed,
  mixtral: { ...routed, windowed: 'all', defaults: { num_key_value_heads: 8 } },
  qwen2,
  qwen2_vl: qwen2,
  qwen2_5_vl: qwen2,
  qwen2_moe: { ...routed, windowed: 'beyond max_window_layers' },
  qwen3: { ...qwen2, defaults: { head_dim: 128 } },
  qwen3_vl: gated,
  qwen3_vl_text: gated,
  qwen3_moe: routed,
  qwen3_vl_moe: routed,
  qwen3_vl_moe_text: routed,
  qwen3_next: { ...hybrid, routed: true },
  qwen3_5: hybrid,
  qwen3_5_text: hybrid,
  qwen3_5_moe: { ...hybrid, routed: true },
  qwen3_5_moe_text: { ...hybrid, routed: true },
  gemma,
  gemma2: { ...gemma, windowed: 'even' },
  gemma3,
  gemma3_text: gemma3,
  phi: plain,
  phi3: windowed,
  phimoe: routed,
  deepseek: routed,
  deepseek_v2: routed,
  deepseek_v3: routed,
  deepseek_v32: routed,
  kimi_k2: routed,
  kimi_k25: routed,
  gpt_oss: { ...routed, windowed: 'even' },
  glm: gated,
  glm4: gated,
  glm4_moe: routed,
  glm4_moe_lite: routed,
  minimax: routed,
  minimax_text_01: routed,
  minimax_m1: routed,
  minimax_m2: routed,
  falcon: { ffnKind: 'plain', embeddings: 'tied', defaults: { max_position_embeddings: 2048 } },
  opt: { ffnKind: 'plain', embeddings: 'tied', learnedPositions: 2 },
  gptj: plain,
  gpt_neox: plain,
  gpt2: { ffnKind: 'plain', embeddings: 'tied', learnedPositions: 0 },
  gpt_bigcode: { ffnKind: 'plain', embeddings: 'tied', learnedPositions: 0 },
  mpt: { ffnKind: 'plain', embeddings: 'tied' },
  starcoder2: { ffnKind: 'plain', embeddings: 'tied', windowed: 'all' },
  stablelm: gated,
  internlm2: gated,
  olmo: gated,
  olmo2: gated,
  granite: gated,
  cohere: tied,
  cohere2: { ...tied, windowed: { fullEvery: 4 } },
  nemotron: plain,
  smollm3: tied,
  seed_oss: gated,
};
