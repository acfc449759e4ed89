import type { ImageMeasurement, ImageMeasurementSet } from '../schema.ts';

const sd15 = { model: 'stable-diffusion-1.5', width: 512, height: 512 } as const;
const sdxl = { model: 'sdxl-1.0', width: 1024, height: 1024 } as const;

/** Columns of the page's tables. */
const columns = [
  { engine: 'eager', note: 'PyTorch 2.0' },
  { engine: 'eager', note: 'PyTorch nightly' },
  { engine: 'compiled', note: 'PyTorch 2.0' },
  { engine: 'compiled', note: 'PyTorch nightly' },
] as const;

type Line = readonly [
  accelerator: string,
  what: Pick<ImageMeasurement, 'model' | 'width' | 'height'>,
  batch: number,
  iterations: readonly (number | null)[],
];

/** Steps a second as printed, or one over the seconds of a step. */
const lines: readonly Line[] = [
  ['a100-40gb-sxm', sd15, 1, [21.66, 23.13, 44.03, 49.74]],
  ['a100-40gb-sxm', sdxl, 1, [8.64, 9.9, null, null]],
  ['a100-40gb-sxm', sd15, 4, [11.6, 13.12, 14.62, 17.27]],
  ['a100-40gb-sxm', sdxl, 4, [2.44, 2.74, null, null]],
  ['a100-40gb-sxm', sd15, 16, [3.04, 3.6, 3.83, 4.68]],
  ['a100-40gb-sxm', sdxl, 16, [0.64, 0.72, null, null]],
  ['v100-sxm2-32gb', sd15, 1, [18.99, 19.14, 20.95, 22.17]],
  ['v100-sxm2-32gb', sd15, 4, [5.96, 5.89, 6.83, 6.86]],
  ['v100-sxm2-32gb', sd15, 16, [1.66, 1.66, 1.92, 1.9]],
  ['t4', sd15, 1, [6.9, 6.95, 7.3, 7.56]],
  ['t4', sdxl, 1, [1.15, 1.16, null, null]],
  ['t4', sd15, 4, [1.79, 1.79, 2.03, 1.99]],
  ['t4', sdxl, 4, [0.288, 0.289, null, null]],
  ['t4', sd15, 16, [1 / 2.34, 1 / 2.3, null, 1 / 1.99]],
  ['rtx-3090', sd15, 1, [22.56, 22.84, 23.84, 25.69]],
  ['rtx-3090', sd15, 4, [6.46, 6.35, 7.29, 7.3]],
  ['rtx-3090', sd15, 16, [1.7, 1.69, 1.93, 1.91]],
  ['rtx-4090', sd15, 1, [40.5, 41.89, 44.65, 49.81]],
  ['rtx-4090', sdxl, 1, [6.8, 8.18, null, null]],
  ['rtx-4090', sd15, 4, [12.62, 12.84, 15.32, 15.59]],
  ['rtx-4090', sdxl, 4, [2.19, 2.35, null, null]],
  ['rtx-4090', sd15, 16, [3.17, 3.2, 3.84, 3.85]],
  ['rtx-4090', sdxl, 16, [0.52, 0.53, null, null]],
];

/** Steps a second of the diffusers library, by accelerator and batch. */
export const diffusers: ImageMeasurementSet = {
  source: {
    url: 'https://github.com/huggingface/diffusers/blob/d6e432c38a30ae2760731adc2f3c265a81d794bb/docs/source/en/optimization/torch2.0.md',
    title: 'diffusers, PyTorch 2.0: benchmark',
    opened: '2026-11-24',
  },
  note:
    'diffusers 0.17 in FP16, 2023; a step runs the denoiser on the whole batch with and without the prompt. The page does not tell resolution (taken as what the model was trained for) or the form of the A100 and V100. ' +
    'Its image-to-image and inpainting rows run the same denoiser and differ by 2 % or less; its ControlNet and IF rows are of models that the catalogue does not have.',
  rows: lines.flatMap(([accelerator, what, batch, iterations]) =>
    columns.flatMap(({ engine, note }, index): ImageMeasurement[] => {
      const value = iterations[index] ?? null;
      return value === null
        ? []
        : [{ ...what, accelerator, batch, steps: 1, engine, metric: 'iterations-per-second', value, note }];
    }),
  ),
};

const tutorial = {
  ...sdxl,
  accelerator: 'a100-80gb-sxm',
  steps: 30,
  batch: 1,
  metric: 'seconds-per-batch',
} as const;

/** SDXL on one A100, optimisation by optimisation. */
export const diffusersTutorial: ImageMeasurementSet = {
  source: {
    url: 'https://github.com/huggingface/diffusers/blob/1850ad61c4219da626d7d51167bd59ce9b82be09/docs/source/en/tutorials/fast_diffusion.md',
    title: 'diffusers, Accelerate inference of text-to-image diffusion models',
    opened: '2026-11-24',
  },
  note: 'An A100 of 80 GB and 400 W at its highest clock, BF16. Left out: the FP32 baseline of 7.36 s and 4.63 s without fused attention.',
  rows: [
    { ...tutorial, engine: 'eager', value: 3.31 },
    { ...tutorial, engine: 'compiled', value: 2.54 },
    { ...tutorial, engine: 'compiled', value: 2.52, note: 'projections of queries, keys and values in one product' },
    { ...tutorial, engine: 'compiled', value: 2.43, precision: 'int8', note: 'dynamic quantization' },
  ],
};

const tensorRt = { ...sdxl, steps: 30, batch: 1, metric: 'seconds-per-batch' } as const;

/** SDXL before and after TensorRT. */
export const sdxlTensorRt: ImageMeasurementSet = {
  source: {
    url: 'https://huggingface.co/stabilityai/stable-diffusion-xl-1.0-tensorrt',
    title: 'Stability AI and NVIDIA, Stable Diffusion XL 1.0 TensorRT',
    opened: '2026-11-24',
  },
  note: 'The page does not tell the form of A100 and H100, or whether its baseline was compiled (taken as eager).',
  rows: [
    { ...tensorRt, accelerator: 'a10', engine: 'eager', value: 9.399 },
    { ...tensorRt, accelerator: 'a10', engine: 'compiled', value: 8.16 },
    { ...tensorRt, accelerator: 'a100-80gb-sxm', engine: 'eager', value: 3.704 },
    { ...tensorRt, accelerator: 'a100-80gb-sxm', engine: 'compiled', value: 2.742 },
    { ...tensorRt, accelerator: 'h100-sxm', engine: 'eager', value: 2.496 },
    { ...tensorRt, accelerator: 'h100-sxm', engine: 'compiled', value: 1.471 },
  ],
};

const metered = {
  accelerator: 'a100-40gb-sxm',
  steps: 50,
  engine: 'eager',
  metric: 'seconds-per-batch',
} as const;
const sd21 = { model: 'stable-diffusion-2.1', width: 768, height: 768 } as const;

/** Time and energy of whole batches, metered on the accelerator. */
export const mlEnergy: ImageMeasurementSet = {
  source: {
    url: 'https://github.com/ml-energy/leaderboard/tree/2819ae1028ac6aa741179d3b8a5f902435da6b43/data/diffusion/text-to-image/A100-SXM4-40GB/50',
    title: 'ML.ENERGY leaderboard: text-to-image on an A100 of 40 GB, 50 steps',
    opened: '2026-11-24',
  },
  note: 'Four of its files; resolution taken as what the model was trained for.',
  rows: [
    { ...sdxl, ...metered, batch: 1, value: 5.552267, joules: 2152.7882 },
    { ...sdxl, ...metered, batch: 8, value: 41.221351, joules: 16_008.8714 },
    { ...sd21, ...metered, batch: 1, value: 2.292788, joules: 871.0938 },
    { ...sd21, ...metered, batch: 8, value: 14.348636, joules: 5569.2517 },
  ],
};

const fluxStep = {
  model: 'flux.1-dev',
  width: 1024,
  height: 1024,
  steps: 1,
  batch: 1,
  metric: 'iterations-per-second',
} as const;

/** FLUX.1 with products in FP8, and the original code beside it. */
export const flumina: ImageMeasurementSet = {
  source: {
    url: 'https://huggingface.co/fireworks-ai/FLUX.1-dev-fp8-flumina/blob/d316f04de6f060fa361698673767b2b8b5814ab4/README.md',
    title: 'Fireworks AI, FLUX.1 with FP8 products: speed comparison',
    opened: '2026-11-24',
  },
  note: 'Average steps a second. Left out: 1.7 on an RTX 4090 with FP8 weights that are multiplied in BF16, and the RTX 4000 Ada.',
  rows: [
    { ...fluxStep, accelerator: 'rtx-6000-ada', engine: 'eager', value: 1.74, note: 'the authors’ code' },
    { ...fluxStep, accelerator: 'rtx-4090', engine: 'eager', precision: 'fp8', value: 2.55 },
    { ...fluxStep, accelerator: 'rtx-4090', engine: 'compiled', precision: 'fp8', value: 3.51 },
    { ...fluxStep, accelerator: 'rtx-6000-ada', engine: 'eager', precision: 'fp8', value: 2.08 },
    { ...fluxStep, accelerator: 'rtx-6000-ada', engine: 'compiled', precision: 'fp8', value: 2.8 },
    { ...fluxStep, accelerator: 'h100-sxm', engine: 'eager', precision: 'fp8', value: 6.1 },
    { ...fluxStep, accelerator: 'h100-sxm', engine: 'compiled', precision: 'fp8', value: 11.5 },
  ],
};

const mac = { ...sd15, steps: 50, batch: 1, engine: 'compiled', metric: 'seconds-per-batch' } as const;

/** Stable Diffusion 1.4 on the graphics cores of two Macs. */
export const coreMl: ImageMeasurementSet = {
  source: {
    url: 'https://github.com/apple/ml-stable-diffusion/blob/055543d558db0ad0238c31630a0fc755b3632528/README.md',
    title: 'Apple, Core ML Stable Diffusion: performance benchmark',
    opened: '2026-11-24',
  },
  note: 'November 2022, macOS 13.1 beta, rounded to seconds; 50 steps by default. The model has the shape of 1.5. Left out: parts with fewer graphics cores than the catalogue’s, and the neural engine.',
  rows: [
    { ...mac, accelerator: 'apple-m1-max', value: 18 },
    { ...mac, accelerator: 'apple-m1-ultra', value: 9 },
  ],
};

/** Every set of image generation. */
export const imageMeasurements: readonly ImageMeasurementSet[] = [
  diffusers,
  diffusersTutorial,
  sdxlTensorRt,
  mlEnergy,
  flumina,
  coreMl,
];
