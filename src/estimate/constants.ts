/**
 * The judged constants of the estimator. Each field of the interfaces says what it means and in what unit; the values of
 * `fitted` come from `npm run fit`, which leaves whole sources out in turn (see the accuracy page), unless a comment names
 * another origin.
 */

/** How products with weights approach the peaks of an accelerator. */
export interface KernelFamily {
  /** Share of peak bandwidth at which weights are read. */
  readonly bandwidth: number;
  /** Share of the peak rate that a large product reaches. */
  readonly compute: number;
  /** Sharpness of the corner between both limits, the power of a p-norm: 1 adds their times, a large one takes the slower. */
  readonly corner: number;
  /** Seconds a layer spends on starting kernels and between them, whatever it computes. */
  readonly perLayer: number;
}

/** Kernel families: what the weights are stored in, and the memory behind them. */
export type KernelName =
  | 'hopper'
  | 'ampere'
  | 'hbm'
  | 'cdna'
  | 'gddr'
  | 'unified'
  | 'fp8'
  | 'fp4'
  | 'int8'
  | 'int4 hbm'
  | 'int4 gddr'
  | 'gguf hbm'
  | 'gguf gddr'
  | 'gguf unified'
  | 'gguf16 hbm'
  | 'gguf16 gddr'
  | 'gguf16 unified';

/** What an engine adds around its kernels, and how it treats requests that wait. */
export interface Engine {
  /** Seconds of a pass besides the accelerator's work. */
  readonly perStep: number;
  /** Seconds that each sequence adds to a pass: sampling, bookkeeping, text. */
  readonly perSequence: number;
  /** Seconds a layer adds to that of its kernel family. */
  readonly perLayer: number;
  /** The same while a prompt is read, where no captured graph helps. */
  readonly perPromptLayer: number;
  /** Seconds a layer takes to choose experts, to sort tokens by them and to put the results together. */
  readonly routing: number;
  /** Seconds before a prompt reaches the accelerator, and until the first token is on its way. */
  readonly host: number;
  /** Seconds that a request waits to be let into a batch that runs already. */
  readonly admission: number;
  /** Its kernels' bandwidth relative to the family's. */
  readonly bandwidth: number;
  /** Its kernels' rate relative to the family's. */
  readonly compute: number;
  /** Share of peak bandwidth at which decode reads keys and values. */
  readonly attentionBandwidth: number;
  /** Share of the peak rate that attention over a long prompt reaches. */
  readonly attentionCompute: number;
  /** Seconds an all-reduce costs however little it moves. */
  readonly allReduce: number;
  /** Under load, prompts that are read before one's own is done, in units of reading it alone. */
  readonly promptWait: number;
  /** The same, for each further user. */
  readonly promptWaitPerUser: number;
  /** Share of the time between two completions that a request waits for a slot. */
  readonly slotWait: number;
  /** Seconds that a prompt in the batch takes from the others, relative to reading it there. */
  readonly interference: number;
  /** Share of memory that it may fill. */
  readonly memory: number;
  /** Bytes on each accelerator for driver, runtime, captured graphs and communication. */
  readonly context: number;
  /** Sequences it runs at once where nothing else limits them. */
  readonly maxBatch: number;
  /** Tokens of prompts that one pass reads at most. */
  readonly chunk: number;
  /** Splits a model over accelerators by tensor, or by layer: then one works at a time. */
  readonly splits: 'tensors' | 'layers';
}

export type EngineName =
  | 'vllm'
  | 'tensorrt-llm'
  | 'sglang'
  | 'lmdeploy'
  | 'llama.cpp'
  | 'exllama'
  | 'mlc'
  | 'gpt-fast'
  | 'transformers'
  | 'ideal';

/** Constants that no engine or kernel family changes. */
export interface Shared {
  /** Prompt length, in tokens, at which attention in prefill reaches half of its share. */
  readonly attentionRamp: number;
  /** Experts read less well than dense weights: share of the family's bandwidth. */
  readonly expertBandwidth: number;
  /** And of its rate. */
  readonly expertCompute: number;
  /** Share of a link's bandwidth that an all-reduce reaches. */
  readonly link: number;
  /** Bytes a second of an all-reduce over PCIe, which passes through the host: 1.5 to 4 GB/s measured. */
  readonly pcie: number;
  /** Seconds more for an all-reduce over PCIe. */
  readonly pcieAllReduce: number;
  /** Efficiency of overlapping parts of a prompt over devices that hold different layers. */
  readonly pipeline: number;
}

export interface Constants {
  readonly kernels: Readonly<Record<KernelName, KernelFamily>>;
  readonly engines: Readonly<Record<EngineName, Engine>>;
  readonly shared: Shared;
}

const server: Engine = {
  perStep: 0.5e-3,
  perSequence: 8e-6,
  perLayer: 20e-6,
  perPromptLayer: 60e-6,
  routing: 30e-6,
  host: 12e-3,
  admission: 5e-3,
  bandwidth: 1,
  compute: 1,
  attentionBandwidth: 0.8,
  attentionCompute: 0.6,
  allReduce: 8e-6,
  promptWait: 1.5,
  promptWaitPerUser: 0.08,
  slotWait: 0,
  interference: 0.95,
  memory: 0.9,
  context: 0.9e9,
  maxBatch: 1024,
  chunk: 8192,
  splits: 'tensors',
};

export const fitted: Constants = {
  kernels: {
    hopper: { bandwidth: 0.84, compute: 0.75, corner: 3, perLayer: 25e-6 },
    ampere: { bandwidth: 0.79, compute: 0.86, corner: 1.7, perLayer: 27e-6 },
    hbm: { bandwidth: 0.78, compute: 0.6, corner: 2, perLayer: 20e-6 },
    cdna: { bandwidth: 0.65, compute: 0.45, corner: 2, perLayer: 30e-6 },
    gddr: { bandwidth: 0.88, compute: 0.75, corner: 2, perLayer: 15e-6 },
    unified: { bandwidth: 0.8, compute: 0.7, corner: 2, perLayer: 30e-6 },
    fp8: { bandwidth: 0.82, compute: 0.56, corner: 2, perLayer: 32e-6 },
    fp4: { bandwidth: 0.72, compute: 0.43, corner: 2, perLayer: 32e-6 },
    int8: { bandwidth: 0.6, compute: 0.6, corner: 2, perLayer: 32e-6 },
    'int4 hbm': { bandwidth: 0.5, compute: 0.6, corner: 2, perLayer: 32e-6 },
    'int4 gddr': { bandwidth: 0.7, compute: 0.6, corner: 2, perLayer: 20e-6 },
    'gguf hbm': { bandwidth: 0.6, compute: 0.3, corner: 2, perLayer: 80e-6 },
    'gguf gddr': { bandwidth: 0.85, compute: 0.35, corner: 2, perLayer: 30e-6 },
    'gguf unified': { bandwidth: 0.7, compute: 0.6, corner: 2, perLayer: 60e-6 },
    'gguf16 hbm': { bandwidth: 0.65, compute: 0.35, corner: 2, perLayer: 80e-6 },
    'gguf16 gddr': { bandwidth: 0.92, compute: 0.45, corner: 2, perLayer: 30e-6 },
    'gguf16 unified': { bandwidth: 0.85, compute: 0.75, corner: 2, perLayer: 60e-6 },
  },
  engines: {
    vllm: server,
    'tensorrt-llm': { ...server, perStep: 0.3e-3, host: 4e-3, admission: 40e-3, promptWait: 1.5, slotWait: 0.2 },
    sglang: { ...server, admission: 40e-3, promptWait: 2 },
    lmdeploy: server,
    'llama.cpp': {
      ...server,
      perStep: 0.1e-3,
      perSequence: 20e-6,
      perLayer: 0,
      perPromptLayer: 20e-6,
      host: 2e-3,
      attentionBandwidth: 0.4,
      attentionCompute: 0.12,
      memory: 0.99,
      context: 0.4e9,
      maxBatch: 64,
      chunk: 512,
      splits: 'layers',
    },
    exllama: { ...server, perStep: 0.3e-3, memory: 0.95, maxBatch: 64 },
    mlc: { ...server, perStep: 0.3e-3, memory: 0.95 },
    'gpt-fast': { ...server, perStep: 0.1e-3, perLayer: 10e-6, host: 2e-3, memory: 0.97, maxBatch: 8 },
    transformers: {
      ...server,
      perStep: 3e-3,
      perLayer: 450e-6,
      perPromptLayer: 450e-6,
      host: 5e-3,
      memory: 0.98,
      context: 0.5e9,
      maxBatch: 64,
      splits: 'layers',
    },
    ideal: {
      perStep: 0,
      perSequence: 0,
      perLayer: 0,
      perPromptLayer: 0,
      routing: 0,
      host: 0,
      admission: 0,
      bandwidth: 1,
      compute: 1,
      attentionBandwidth: 1,
      attentionCompute: 1,
      allReduce: 0,
      promptWait: 1,
      promptWaitPerUser: 0.5,
      slotWait: 0,
      interference: 1,
      memory: 1,
      context: 0,
      maxBatch: 1e6,
      chunk: 1e9,
      splits: 'tensors',
    },
  },
  shared: {
    attentionRamp: 1000,
    expertBandwidth: 0.8,
    expertCompute: 0.7,
    link: 0.65,
    pcie: 8e9,
    pcieAllReduce: 20e-6,
    pipeline: 0.85,
  },
};
