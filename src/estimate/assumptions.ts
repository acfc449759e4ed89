/** A judged constant: its value, its unit, what it means and where it comes from. */
interface Assumption {
  readonly value: number;
  readonly unit: string;
  readonly why: string;
}

const fitted = 'fitted to served measurements on H100 and H200; see the accuracy page';

/** How matrix products of one kernel family approach the peaks of an accelerator. */
export interface KernelFamily {
  /** Share of peak bandwidth that a weight-reading product reaches. */
  readonly bandwidth: number;
  /** Share of the peak rate that a large product reaches. */
  readonly compute: number;
  /** Seconds to start one kernel. */
  readonly launch: number;
  /** Sharpness of the corner between the two limits: the sum of powers; 1 adds them, large takes the slower. */
  readonly corner: number;
}

/**
 * Kernel families by what the weights are stored in and the architecture.
 * Hopper, A100, FP8 and FP4: kernel benchmarks; 4-bit weight-only on Ada and Ampere cards reaches 0.55 to 0.71 of
 * bandwidth, on A100 and H100 0.31 to 0.42 (gpt-fast, AutoAWQ).
 */
export const kernels = {
  'bf16 hopper': { bandwidth: 0.84, compute: 0.79, launch: 4.5e-6, corner: 3 },
  'bf16 ampere': { bandwidth: 0.79, compute: 0.86, launch: 6.8e-6, corner: 1.7 },
  bf16: { bandwidth: 0.8, compute: 0.7, launch: 6e-6, corner: 2 },
  fp8: { bandwidth: 0.82, compute: 0.56, launch: 8e-6, corner: 2 },
  int8: { bandwidth: 0.7, compute: 0.56, launch: 8e-6, corner: 2 },
  fp4: { bandwidth: 0.72, compute: 0.43, launch: 8e-6, corner: 2 },
  'weight-only datacenter': { bandwidth: 0.45, compute: 0.6, launch: 8e-6, corner: 2 },
  'weight-only': { bandwidth: 0.65, compute: 0.6, launch: 6e-6, corner: 2 },
} as const satisfies Readonly<Record<string, KernelFamily>>;

/** What a serving engine adds around its kernels. */
export interface Engine {
  /** Seconds that a step takes besides the accelerator's work. */
  readonly perStep: number;
  /** Seconds that each sequence of a step adds: sampling, bookkeeping, text. */
  readonly perSequence: number;
  /** Seconds a layer spends between its products: norms, rotary embedding, activation. */
  readonly perLayer: number;
  /** Seconds before a prompt reaches the accelerator. */
  readonly host: number;
  /** Under load, the time to the first token in units of one prefill: prompts that run before and beside it. */
  readonly prefillWait: number;
  /** Share of memory that it may fill. */
  readonly memory: number;
  /** Sequences it runs at once where nothing else limits them. */
  readonly maxBatch: number;
  /** Splits a model over accelerators by layer: one works at a time. */
  readonly splits: 'tensors' | 'layers';
  /** Relative speed of its kernels. */
  readonly kernels: number;
}

const server: Engine = {
  perStep: 0.5e-3,
  perSequence: 8e-6,
  perLayer: 14e-6,
  host: 12e-3,
  prefillWait: 2.74,
  memory: 0.9,
  maxBatch: 1024,
  splits: 'tensors',
  kernels: 1,
};

/** Engines by name. `ideal` has no overhead and reaches every peak: a bound, not a forecast. */
export const engines = {
  vllm: server,
  sglang: { ...server, prefillWait: 5 },
  'tensorrt-llm': { ...server, perStep: 0.3e-3, prefillWait: 4 },
  lmdeploy: server,
  'llama.cpp': {
    perStep: 0.1e-3,
    perSequence: 20e-6,
    perLayer: 12e-6,
    host: 2e-3,
    prefillWait: 2.74,
    memory: 0.97,
    maxBatch: 64,
    splits: 'layers',
    kernels: 0.95,
  },
  exllama: { ...server, perStep: 0.3e-3, memory: 0.95, maxBatch: 64 },
  mlc: { ...server, perStep: 0.3e-3, memory: 0.95 },
  'gpt-fast': { ...server, perStep: 0.1e-3, perLayer: 10e-6, host: 2e-3, memory: 0.97, maxBatch: 8, kernels: 0.95 },
  transformers: { ...server, perStep: 3e-3, perLayer: 450e-6, host: 5e-3, memory: 0.95, maxBatch: 64 },
  ideal: {
    perStep: 0,
    perSequence: 0,
    perLayer: 0,
    host: 0,
    prefillWait: 1,
    memory: 1,
    maxBatch: 1e6,
    splits: 'tensors',
    kernels: 1,
  },
} as const satisfies Readonly<Record<string, Engine>>;

export type EngineName = keyof typeof engines;

/** Every other judged constant. */
export const assumptions = {
  attentionBandwidth: {
    value: 0.8,
    unit: 'share of peak',
    why: 'reading keys and values in decode; FlashDecoding-style kernels',
  },
  attentionCompute: {
    value: 0.6,
    unit: 'share of peak',
    why: 'attention in prefill on long prompts; falls off below about 1,000 tokens',
  },
  attentionRamp: {
    value: 1000,
    unit: 'tokens',
    why: 'prompt length at which attention in prefill reaches half of its share',
  },
  attentionLaunch: { value: 10e-6, unit: 's a layer', why: 'starting the attention kernels of one layer' },
  routing: {
    value: 30e-6,
    unit: 's a layer',
    why: 'choosing experts and sorting tokens by them: 25 to 46 µs measured',
  },
  kernelsPerLayer: { value: 4, unit: 'products a layer', why: 'queries-keys-values, output, up and gate fused, down' },
  allReduceLatency: {
    value: 8e-6,
    unit: 's',
    why: 'one all-reduce over NVLink with graphs: 5 µs on Hopper, 6 on A100, 8 on Blackwell',
  },
  linkShare: { value: 0.65, unit: 'share of peak', why: 'all-reduce bandwidth over NVLink: 0.60 to 0.72 measured' },
  pcieBandwidth: {
    value: 4e9,
    unit: 'B/s',
    why: 'effective all-reduce bandwidth without NVLink: 1.5 to 4 GB/s measured',
  },
  prefillWaitPerUser: { value: 0.082, unit: 'prefills a user', why: `the same, for each further user: ${fitted}` },
  contextOverhead: {
    value: 0.9e9,
    unit: 'bytes',
    why: 'CUDA context, graphs and communication buffers on one accelerator: 0.55 GiB and 0.34 GiB measured',
  },
  activationFactor: {
    value: 11,
    unit: 'values',
    why: 'activations of a prefill chunk: 2 bytes × tokens × width × 11 on one accelerator, as vLLM profiles them',
  },
  prefillChunk: {
    value: 8192,
    unit: 'tokens',
    why: 'most tokens of one step: vLLM’s max_num_batched_tokens for serving',
  },
  cacheBlock: {
    value: 16,
    unit: 'tokens',
    why: 'page of a paged cache: half a page is unused at the end of each sequence on average (vLLM)',
  },
  powerMemoryBound: { value: 0.6, unit: 'share of board power', why: 'draw while decode is bound by memory' },
  powerComputeBound: { value: 0.9, unit: 'share of board power', why: 'draw while prefill is bound by compute' },
  facility: {
    value: 1.3,
    unit: 'facility over accelerators',
    why: 'power usage effectiveness with the rest of the server',
  },
} as const satisfies Readonly<Record<string, Assumption>>;

/** Half-widths of the ranges, as factors, and what widens them. Set so that four served measurements in five lie within. */
export const spreads = {
  timePerOutputToken: 1.25,
  timeToFirstToken: 2.1,
  memory: 1.06,
  /** Each multiplies the width: a row that only a secondary source supports, or an engine and accelerator without measurements. */
  secondary: 1.02,
  unverified: 1.15,
  unmeasured: 1.2,
  /** A mixture of experts: which experts a batch reads is a guess. */
  experts: 1.15,
} as const;
