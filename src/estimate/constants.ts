import data from './fitted.json' with { type: 'json' };

/**
 * The constants that no datasheet states. Each field of the interfaces says what it means and in what unit; the values come from
 * `npm run fit` over published measurements, and the accuracy page shows how well they predict what they had not seen.
 */

/** How products with weights approach the peaks of an accelerator. */
export interface KernelFamily {
  /** Share of peak bandwidth at which weights are read. */
  readonly bandwidth: number;
  /** Share of the rate which the board's power sustains that a large product reaches. */
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
  | 'int4 unified'
  | 'gguf hbm'
  | 'gguf gddr'
  | 'gguf rdna'
  | 'gguf apple'
  | 'gguf16 hbm'
  | 'gguf16 gddr'
  | 'gguf16 rdna'
  | 'gguf16 apple';

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
  /** Its own `latentLayer`. */
  readonly latentLayer?: number;
  /** Seconds before a prompt reaches the accelerator, and until the first token is on its way. */
  readonly host: number;
  /** Seconds that a request waits to be let into a batch that runs already. */
  readonly admission: number;
  /** Its kernels' bandwidth relative to the family's. */
  readonly bandwidth: number;
  /** Its kernels' rate relative to the family's. */
  readonly compute: number;
  /** Its rate of products with experts relative to that of others. */
  readonly expertCompute: number;
  /** Share of peak bandwidth at which decode reads keys and values. */
  readonly attentionBandwidth: number;
  /** Rate at which decode reads keys and values of 8 bits, relative to 16. */
  readonly narrowCache?: number;
  /** Share of the peak rate that attention over a long prompt reaches. */
  readonly attentionCompute: number;
  /** Seconds an all-reduce costs however little it moves. */
  readonly allReduce: number;
  /** Under load, prompts that are read before one's own is done, in units of reading it alone. */
  readonly promptWait: number;
  /** The same, for each user of a replica that has more than one. */
  readonly promptWaitPerUser: number;
  /** Seconds that a prompt in the batch takes from the others, relative to reading it there. */
  readonly interference: number;
  /** Share of memory that it may fill. */
  readonly memory: number;
  /** Bytes on each accelerator for driver, runtime, captured graphs and communication. */
  readonly context: number;
  /** Keeps the room for whole answers. */
  readonly reserve?: 'whole';
  /** Sequences it runs at once where nothing else limits them. */
  readonly maxBatch: number;
  /** Tokens of prompts that one pass reads at most. */
  readonly chunk: number;
  /** Splits a model over accelerators by tensor, or by layer: then one works at a time. */
  readonly splits: 'tensors' | 'layers';
}

/** Engines that run a model; their constants are fitted to what was measured of them. */
export type EngineName =
  | 'vllm'
  | 'tensorrt-llm'
  | 'sglang'
  | 'lmdeploy'
  | 'llama.cpp'
  | 'exllama'
  | 'mlc'
  | 'mlx'
  | 'gpt-fast'
  | 'transformers'
  | 'ideal';

/** Constants that no engine or kernel family changes. */
export interface Shared {
  /** Prompt length, in tokens, at which attention in prefill reaches half of its share. */
  readonly attentionRamp: number;
  /** How unevenly tokens choose experts: 0 evenly; the larger, the fewer different ones a pass reads. */
  readonly routingSkew: number;
  /** Experts read less well than dense weights: share of the family's bandwidth. */
  readonly expertBandwidth: number;
  /** And of its rate. */
  readonly expertCompute: number;
  /** Seconds a layer with latent attention takes more: it narrows and widens queries, keys and values. */
  readonly latentLayer: number;
  /** Share of a link's bandwidth that an all-reduce reaches. */
  readonly link: number;
  /** Seconds of each step of an all-reduce that goes round a ring, which moves less than one in which everyone reads from all others. */
  readonly ringStep: number;
  /** Bytes a second of an all-reduce over PCIe, which passes through the host: 1.5 to 4 GB/s measured. */
  readonly pcie: number;
  /** Seconds more for an all-reduce over PCIe. */
  readonly pcieAllReduce: number;
  /** Efficiency of overlapping parts of a prompt over devices that hold different layers. */
  readonly pipeline: number;
}

/** Factors from a typical time to the ends of its range: four held-out measurements in five lie between. */
export type Spread = readonly [low: number, high: number];

/** How far measurements lie from estimates, by what is estimated. */
export interface Spreads {
  /** Time per output token of one user. */
  readonly decode: Spread;
  /** The same under load. */
  readonly perToken: Spread;
  /** Time of a whole load, of which throughput is the inverse. */
  readonly throughput: Spread;
  /** Time to the first token under load. */
  readonly firstToken: Spread;
  /** Reading a prompt alone. */
  readonly prefill: Spread;
  readonly memory: Spread;
}

/** All judged constants, as the estimator takes them. */
export interface Constants {
  readonly kernels: Readonly<Record<KernelName, KernelFamily>>;
  readonly engines: Readonly<Record<EngineName, Engine>>;
  readonly shared: Shared;
  readonly spreads: Readonly<Record<EngineName, Spreads>>;
  /** `engine architecture` of which measurements were seen. */
  readonly measured: readonly string[];
}

/** The published values. */
export const fitted = data as unknown as Constants;

/** Engines by name. `ideal` has no overhead and reaches every peak: a bound, not a forecast. */
export const { engines } = fitted;
