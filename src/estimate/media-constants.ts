/** A constant that measurements or judgement set, and the range that it may have. */
export interface Constant {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly source: string;
}

const fitted =
  'fitted to 88 measurements of diffusers, TensorRT and ML.ENERGY on 7 chips of NVIDIA; the range is that of the fits with one chip left out';

/** Starting one product from Python, whatever the model. */
export const launchEager: Constant = { value: 76e-6, low: 71e-6, high: 89e-6, unit: 's a product', source: fitted };

/** How denoisers, decoders of latents and encoders run. */
export const diffusionConstants = {
  share: { value: 0.38, low: 0.34, high: 0.4, unit: 'share of the peak rate at 0.8 TFLOP/s a watt', source: fitted },
  oddAttention: { value: 6, low: 5.4, high: 7.1, unit: 'times the time of a FLOP elsewhere', source: fitted },
  compiled: { value: 1.15, low: 1.13, high: 1.2, unit: 'times the rate of eager kernels', source: fitted },
  launchEager,
  launchCompiled: {
    value: 20e-6,
    low: 5e-6,
    high: 45e-6,
    unit: 's a product',
    source: 'judged: graphs start kernels faster than the measurements can tell',
  },
  lowPrecision: {
    value: 0.95,
    low: 0.7,
    high: 1.4,
    unit: 'share in FP8 or INT8 over the share in 16 bits',
    source:
      'FLUX.1 on RTX 4090, RTX 6000 Ada and H100 in FP8 (Fireworks AI); INT8 gains 4 % in SDXL on an A100 (diffusers)',
  },
  decode: {
    value: 2.5,
    low: 1.5,
    high: 3.5,
    unit: 'times the time of a FLOP in the denoiser',
    source:
      'SDXL’s decoder, which runs in FP32, took 228 ms on an A100 and 127 ms on an H100: https://huggingface.co/stabilityai/stable-diffusion-xl-1.0-tensorrt',
  },
  bandwidth: {
    value: 0.8,
    low: 0.7,
    high: 0.9,
    unit: 'share of peak',
    source: 'kernel benchmarks, as in decode of text',
  },
  corner: {
    value: 3,
    low: 2,
    high: 4,
    unit: 'power of the sum of computing, reading weights and launching',
    source: 'judged: launches run ahead of the accelerator and hide behind its work',
  },
  image: {
    value: 0.05,
    low: 0.01,
    high: 0.15,
    unit: 's an image',
    source: 'judged: tokenizing the prompt, setting up the steps, copying the pixels',
  },
  context: {
    value: 0.9e9,
    low: 0.4e9,
    high: 1.2e9,
    unit: 'bytes',
    source: 'judged: CUDA context, kernels and workspaces on one accelerator',
  },
  activations: {
    value: 3,
    low: 2,
    high: 4,
    unit: 'tensors of the decoder’s widest kind',
    source: 'judged: input, output and normalized copy of the second finest level at full resolution',
  },
} as const satisfies Readonly<Record<string, Constant>>;

/** Values of the constants that measurements fit. */
export interface DiffusionValues {
  readonly share: number;
  readonly oddAttention: number;
  readonly compiled: number;
  readonly launchEager: number;
}

/** The fitted constants as numbers. */
export const fittedValues = (): DiffusionValues => ({
  share: diffusionConstants.share.value,
  oddAttention: diffusionConstants.oddAttention.value,
  compiled: diffusionConstants.compiled.value,
  launchEager: launchEager.value,
});
