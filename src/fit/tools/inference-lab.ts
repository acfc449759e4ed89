import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, run_simulation } from '@doublewordai/inference-lab';
import type { Case } from '../case.ts';
import type { Forecast, Tool } from './forecast.ts';
import { factsOf } from './scenario-facts.ts';

/** What a simulation answers with that is used here: milliseconds and tokens a second. */
interface Result {
  readonly metrics: {
    readonly ttft_mean: number;
    readonly per_token_mean: number;
    readonly e2e_mean: number;
    readonly output_tokens_per_sec: number;
    readonly completed_requests: number;
  };
}

const SERVERS = new Set(['vllm', 'tensorrt-llm', 'sglang', 'lmdeploy']);
/** Share of memory that servers give to weights and cache. */
const USABLE = 0.9;

let started = false;
function start(): void {
  if (started) return;
  const path = createRequire(import.meta.url).resolve('@doublewordai/inference-lab');
  initSync({ module: readFileSync(path.replace(/\.js$/, '_bg.wasm')) });
  started = true;
}

function forecast(one: Case): Forecast | undefined {
  const { load } = one.row;
  const facts = factsOf(one);
  const { model, users } = facts;
  // Its weights have whole bytes, and it knows no cached prompts.
  if (
    !SERVERS.has(one.engine) ||
    load.kind === 'burst' ||
    load.kind === 'decode' ||
    ![1, 2].includes(facts.bytesPerWeight)
  )
    return undefined;
  if (one.scenario.cachedTokens !== undefined || one.row.metric === 'memory') return undefined;
  if (model.latent !== undefined || model.linear !== undefined || model.compressed !== undefined) return undefined;
  const cache = USABLE * facts.memory - facts.total * facts.bytesPerWeight;
  if (cache <= 0) return undefined;
  const random = load.kind === 'rate';
  const requests = random ? 300 : Math.max(3, Math.min(3 * users, users + 512));
  const config = {
    hardware: {
      name: one.row.accelerator,
      compute_flops: facts.flop,
      memory_bandwidth: facts.bandwidth,
      memory_capacity: Math.round(facts.memory),
      kv_cache_capacity: Math.round(cache),
      bytes_per_param: facts.bytesPerWeight,
    },
    model: {
      name: model.name,
      num_parameters: Math.round(facts.total),
      ...(model.experts === undefined ? {} : { num_active_parameters: Math.round(facts.active) }),
      num_layers: model.layers,
      hidden_dim: model.hidden,
      num_heads: model.heads,
      num_kv_heads: model.kvHeads,
      max_seq_len: Math.max(facts.input + facts.output, 131_072),
    },
    scheduler: {
      max_num_batched_tokens: 8192,
      max_num_seqs: 1024,
      policy: 'fcfs',
      enable_chunked_prefill: true,
      block_size: 16,
    },
    workload: {
      arrival_pattern: random ? 'poisson' : 'closed_loop',
      arrival_rate: random ? load.amount : 1,
      ...(random ? {} : { num_concurrent_users: Math.round(users) }),
      num_requests: Math.round(load.kind === 'static' ? users : requests),
      seed: 1,
      input_len_dist: { type: 'fixed', value: facts.input },
      output_len_dist: { type: 'fixed', value: facts.output },
    },
    simulation: { log_interval: 1000 },
  };
  start();
  const { metrics } = run_simulation(JSON.stringify(config)) as Result;
  if (metrics.completed_requests === 0) return undefined;
  const first = metrics.ttft_mean / 1000;
  return {
    timeToFirstToken: first,
    timePerOutputToken: metrics.per_token_mean / 1000,
    latency: metrics.e2e_mean / 1000,
    outputTokensPerSecond: metrics.output_tokens_per_sec * (one.row.count / facts.parallel),
    prefillTokensPerSecond: facts.input / first,
  };
}

export const inferenceLab: Tool = {
  name: 'inference-lab',
  version: '0.2.1',
  url: 'https://www.npmjs.com/package/@doublewordai/inference-lab',
  about:
    'A discrete-event simulator of a server’s scheduler (Doubleword). Asked for servers only, with the catalogue’s hardware and shapes, accelerators of one model added up to one. Bandwidth and rate were given as data sheets have them; who lowers them to what is reached comes closer. It leaves out kernels, links and the engine’s own work. Weights have whole bytes, so four-bit formats are not asked for, nor latent or linear attention, nor requests sent all at once.',
  forecast,
  sample: 120,
};
