/** Tables that rows of several files are read from. Each row says which of its figures. */

/** NVIDIA cards side by side; a starred rate is sparse. */
export const gpumap = {
  url: 'https://github.com/lamonoai/gpumap/blob/8d5e174f6f25a520db1ada126d4c1fa5c5eb6df9/nvidia/GPU.md',
  title: 'gpumap, NVIDIA: rates dense and sparse, by accumulation',
  opened: '2026-11-24',
} as const;

/** Dense rates, memory and power of data centre accelerators. */
export const bekman = {
  url: 'https://github.com/stas00/ml-engineering/blob/b9e29720eebd4aa946fa9678975385efbc90a777/compute/accelerator/README.md',
  title: 'S. Bekman, Machine Learning Engineering: accelerators',
  opened: '2026-11-24',
} as const;

/** Shader rates, memory and power; its GPU values are from techpowerup.com. Apple publishes no power: that column is an estimate. */
export const huggingFace = {
  url: 'https://www.npmjs.com/package/@huggingface/tasks/v/0.21.54',
  title: '@huggingface/tasks 0.21.54, hardware: FP16 or FP32 shader rate, memory, power',
  opened: '2026-11-24',
} as const;

export const torringBlackwell = {
  url: 'https://torring.dev/blog/2026/rtx-spark-throttling/',
  title: 'T. Torring, tensor rates of Blackwell products by SM and clock',
  opened: '2026-11-24',
} as const;

export const strixHaloTable = {
  url: 'https://whylucian.github.io/softab/docs/hardware-specs.html',
  title: 'Strix Halo hardware: rates and bandwidth beside DGX Spark',
  opened: '2026-11-24',
} as const;

/** Memory bandwidth of graphics cards and Apple’s chips; Apple’s as Apple rounds them. */
export const whichllm = {
  url: 'https://github.com/Andyyyy64/whichllm/blob/0796645867d9f806412a94c79845fe4ada542f4d/src/whichllm/data/gpu.py',
  title: 'whichllm: memory bandwidth by GPU',
  opened: '2026-11-24',
} as const;

export const titanPeaks = {
  url: 'https://github.com/pytorch/torchtitan/pull/1203',
  title: 'torchtitan, peak rates: H100 NVL 835 TFLOP/s without sparsity, MI250X 191.5 a die',
  opened: '2026-11-24',
} as const;

/** Links inside a node, in one direction. */
export const bekmanNetwork = {
  url: 'https://github.com/stas00/ml-engineering/blob/0030e63f5275afee38233676690ce10478647cca/network/README.md',
  title: 'S. Bekman, Machine Learning Engineering: network',
  opened: '2026-11-24',
} as const;
