import type { LatentAttention, LinearAttention, SlidingWindow } from '../../catalogue/schema.ts';
import type { Family } from './families.ts';
import type { Reader } from './reader.ts';

/** Multi-head latent attention, as DeepSeek-V2 and its heirs state it. */
export function latentOf({ whole, optional }: Reader): LatentAttention | undefined {
  const kvRank = optional(['kv_lora_rank']);
  if (kvRank === undefined || kvRank === 0) return undefined;
  return {
    kvRank,
    queryRank: optional(['q_lora_rank']) ?? 0,
    ropeDim: whole(['qk_rope_head_dim'], undefined, 0),
    nopeDim: whole(['qk_nope_head_dim']),
    valueDim: whole(['v_head_dim']),
  };
}

/** Layers that a family gives a window where its config.json does not list them. */
function windowedLayers({ optional, config }: Reader, family: Family, layers: number): number {
  if (family.windowed === 'all') return config.use_sliding_window === false ? 0 : layers;
  if (family.windowed === 'even') return Math.ceil(layers / 2);
  if (family.windowed === 'beyond max_window_layers') {
    return config.use_sliding_window === true ? Math.max(0, layers - (optional(['max_window_layers']) ?? 0)) : 0;
  }
  if (family.windowed === undefined) return 0;
  const every = optional(['sliding_window_pattern', 'no_rope_layer_interval']) ?? family.windowed.fullEvery;
  return layers - Math.floor(layers / Math.max(1, every));
}

/** Sliding windows; undefined where none is shorter than the context. Chunks of Llama 4 count as windows. */
export function windowOf(
  read: Reader,
  family: Family,
  { layers, maxContext }: { readonly layers: number; readonly maxContext: number },
): SlidingWindow | undefined {
  const tokens = read.optional(['sliding_window', 'attention_chunk_size']) ?? 0;
  const listed = read.count('layer_types', 'sliding_attention');
  const chunked = read.count('layer_types', 'chunked_attention') ?? 0;
  const windowed = Math.min(layers, listed === undefined ? windowedLayers(read, family, layers) : listed + chunked);
  return tokens > 0 && tokens < maxContext && windowed > 0 ? { tokens, layers: windowed } : undefined;
}

/** Full attention in one layer of four, where a hybrid does not say: Qwen3-Next and Qwen3.5. */
const FULL_EVERY = 4;

/**
 * Linear attention: the gated delta rule of Qwen3-Next and Qwen3.5, or the lightning attention of MiniMax.
 *
 *     state = value heads × key dim × value dim + (2 × key heads × key dim + value heads × value dim) × kernel
 *
 * @see https://github.com/huggingface/transformers/blob/main/src/transformers/models/qwen3_next/modeling_qwen3_next.py
 */
export function linearOf(
  { whole, optional, count }: Reader,
  { layers, hidden, heads, headDim }: Readonly<Record<'layers' | 'hidden' | 'heads' | 'headDim', number>>,
): LinearAttention | undefined {
  const listed = count('layer_types', 'linear_attention') ?? count('attn_type_list', 0);
  const valueHeads = optional(['linear_num_value_heads']);
  if (valueHeads === undefined) {
    if (listed === undefined || listed === 0) return undefined;
    return { layers: listed, stateValues: heads * headDim ** 2, parameters: 5 * hidden * heads * headDim };
  }
  const values = valueHeads * whole(['linear_value_head_dim']);
  const keys = whole(['linear_num_key_heads']) * whole(['linear_key_head_dim']);
  const convolved = (2 * keys + values) * whole(['linear_conv_kernel_dim']);
  return {
    layers: listed ?? layers - Math.floor(layers / whole(['full_attention_interval'], FULL_EVERY)),
    stateValues: values * whole(['linear_key_head_dim']) + convolved,
    parameters: hidden * (2 * keys + 3 * values + 2 * valueHeads) + convolved,
  };
}
