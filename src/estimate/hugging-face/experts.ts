import type { Experts } from '../../catalogue/schema.ts';
import { InputError } from '../check.ts';
import type { Family } from './families.ts';
import type { Reader } from './reader.ts';

const COUNT = ['num_local_experts', 'num_experts', 'n_routed_experts'] as const;

/** The routed feed-forward networks of a config.json; undefined where every layer is dense. */
export function expertsOf(
  { path, whole, optional, config }: Reader,
  family: Family,
  layers: number,
): Experts | undefined {
  const count = optional(COUNT);
  if (family.routed !== true && (count === undefined || count < 2)) return undefined;
  const sharedWidth = optional(['shared_expert_intermediate_size', 'shared_intermediate_size']) ?? 0;
  const shared = optional(['n_shared_experts', 'num_shared_experts']) ?? family.sharedExperts ?? 0;
  const dense =
    optional(['first_k_dense_replace']) ?? (Array.isArray(config.mlp_only_layers) ? config.mlp_only_layers.length : 0);
  const every = optional(['decoder_sparse_step', 'interleave_moe_layer_step']) ?? 1;
  const perToken = whole(['num_experts_per_tok', 'experts_per_token']);
  if (count !== undefined && perToken > count) {
    throw new InputError(
      'beyond-experts',
      `${path}.num_experts_per_tok`,
      `${path}.num_experts_per_tok must be at most the ${count} experts of a layer, got ${perToken}`,
    );
  }
  if (dense > layers) {
    throw new InputError(
      'beyond-layers',
      `${path}.first_k_dense_replace`,
      `${path}.first_k_dense_replace must be at most num_hidden_layers (${layers}), got ${dense}`,
    );
  }
  return {
    count: whole(COUNT),
    perToken,
    width: whole(['moe_intermediate_size', 'intermediate_size']),
    ...(sharedWidth > 0 ? { shared: 1, sharedWidth } : shared > 0 ? { shared } : {}),
    ...(dense > 0 ? { denseLayers: dense } : {}),
    ...(every > 1 ? { every } : {}),
  };
}

/** Layers that do not route: their width is `ffn`. */
export const denseLayers = (layers: number, experts: Experts | undefined): number =>
  experts === undefined
    ? layers
    : layers - Math.floor((layers - (experts.denseLayers ?? 0)) / Math.max(1, experts.every ?? 1));
