import type { ImageModel, LatentDecoder, Source, TextEncoder, UNet } from './schema.ts';
import { BILLION, MILLION } from './units.ts';

// Marked so that bundles which read none of these rows leave them out.
/* @__NO_SIDE_EFFECTS__ */
const source = (url: string, title: string, gives: readonly string[]): Source => ({
  url,
  title,
  opened: '2026-11-24',
  gives,
});

const clipL: TextEncoder = {
  name: 'CLIP ViT-L/14',
  layers: 12,
  hidden: 768,
  ffn: 3072,
  ffnKind: 'plain',
  vocabulary: 49_408,
  tokens: 77,
};

const clipG: TextEncoder = {
  name: 'OpenCLIP ViT-bigG/14',
  layers: 32,
  hidden: 1280,
  ffn: 5120,
  ffnKind: 'plain',
  vocabulary: 49_408,
  tokens: 77,
};

const clipH: TextEncoder = {
  name: 'OpenCLIP ViT-H/14',
  layers: 23,
  hidden: 1024,
  ffn: 4096,
  ffnKind: 'plain',
  vocabulary: 49_408,
  tokens: 77,
};

/* @__NO_SIDE_EFFECTS__ */
const t5 = (tokens: number): TextEncoder => ({
  name: 'T5 v1.1 XXL encoder',
  layers: 24,
  hidden: 4096,
  ffn: 10_240,
  ffnKind: 'gated',
  vocabulary: 32_128,
  tokens,
});

/* @__NO_SIDE_EFFECTS__ */
const decoder = (latentChannels: number): LatentDecoder => ({
  latentChannels,
  channels: [128, 256, 512, 512],
  blocks: 2,
});

const unetXl: UNet = {
  kind: 'unet',
  channels: [320, 640, 1280],
  blocks: 2,
  depths: [0, 2, 10],
  middleDepth: 10,
  heads: { width: 64 },
  context: 2048,
  pooled: 2816,
};

/* @__NO_SIDE_EFFECTS__ */
const compvis = (gives: readonly string[]): Source =>
  source(
    'https://github.com/CompVis/stable-diffusion/blob/36de52cb6e05c3bb1b435afcccc29279a4fdf616/configs/stable-diffusion/v1-inference.yaml',
    'CompVis, configuration of Stable Diffusion 1',
    gives,
  );

const sdxlConfig = source(
  'https://github.com/Stability-AI/generative-models/blob/3df5c81a2b58d838b23ab9d56d54dd23e05bc55e/configs/inference/sd_xl_base.yaml',
  'Stability AI, configuration of SDXL base 1.0',
  ['denoiser', 'decoder'],
);

/* @__NO_SIDE_EFFECTS__ */
const stability = (gives: readonly string[]): Source =>
  source(
    'https://github.com/Stability-AI/sd3.5/blob/0d36b1400139fb2f11065eaa636dddbd2766a94b/sd3_infer.py',
    'Stability AI, SD3.5 reference inference: shapes of CLIP L, CLIP G and T5 XXL; steps and guidance of each model',
    gives,
  );

const encoders = stability(['textEncoders']);

const counted = source(
  'https://huggingface.co/datasets/diffusers/benchmarks',
  'diffusers, benchmarks: parameters and FLOP of one pass',
  ['denoiserParameters'],
);

const clipVocabulary = source(
  'https://huggingface.co/mooneyko/inversion-2-1/blame/main/config.json',
  'Text encoder of Stable Diffusion 2.1: config.json',
  ['textEncoders'],
);

const flux = source(
  'https://github.com/black-forest-labs/flux/blob/1f71c43377442214387f8f07b32500df79ba1067/src/flux/util.py',
  'Black Forest Labs, FLUX.1: shapes of both models, their autoencoder and text encoders',
  ['denoiser', 'decoder', 'textEncoders'],
);

const fluxDefaults = source(
  'https://github.com/black-forest-labs/flux/blob/05e237851d1bb6199a6bb7a67c8855e3f9bc495f/src/flux/cli.py',
  'Black Forest Labs, FLUX.1 command line: steps, guidance, prompt tokens, images of 1360 × 768',
  ['steps', 'guidance', 'side'],
);

/** Text-to-image models. Shapes as their authors' configurations give them. */
export const imageModels: Readonly<Record<string, ImageModel>> = {
  'stable-diffusion-1.5': {
    name: 'Stable Diffusion 1.5',
    aliases: ['sd-1.5', 'sd1.5', 'stable-diffusion-v1-5'],
    developer: 'Runway',
    released: '2022-10',
    licence: 'CreativeML Open RAIL-M',
    side: 512,
    steps: 50,
    guidance: 'classifier-free',
    textEncoders: [clipL],
    denoiser: {
      kind: 'unet',
      channels: [320, 640, 1280, 1280],
      blocks: 2,
      depths: [1, 1, 1, 0],
      middleDepth: 1,
      heads: { count: 8 },
      context: 768,
    },
    denoiserParameters: 860 * MILLION,
    decoder: decoder(4),
    standing: 'primary',
    sources: [
      compvis(['denoiser', 'decoder', 'side']),
      source(
        'https://github.com/apple/ml-stable-diffusion/blob/055543d558db0ad0238c31630a0fc755b3632528/README.md',
        'Apple, Core ML Stable Diffusion: 50 steps where nothing else is asked',
        ['steps', 'guidance'],
      ),
      source(
        'https://www.codetd.com/en/article/15627148',
        'Operation counts of Stable Diffusion 1.4 by onnx-tool: the U-Net has 859 M parameters',
        ['denoiserParameters'],
      ),
      encoders,
      clipVocabulary,
    ],
  },
  'stable-diffusion-2.1': {
    name: 'Stable Diffusion 2.1',
    aliases: ['sd-2.1', 'sd2.1', 'stable-diffusion-2-1'],
    developer: 'Stability AI',
    released: '2022-12',
    licence: 'CreativeML Open RAIL++-M',
    side: 768,
    steps: 50,
    guidance: 'classifier-free',
    textEncoders: [clipH],
    denoiser: {
      kind: 'unet',
      channels: [320, 640, 1280, 1280],
      blocks: 2,
      depths: [1, 1, 1, 0],
      middleDepth: 1,
      heads: { width: 64 },
      context: 1024,
    },
    denoiserParameters: 866 * MILLION,
    decoder: decoder(4),
    standing: 'secondary',
    sources: [
      source(
        'https://huggingface.co/EnD-Diffusers/flowers-2-1-768/blob/main/unet/config.json',
        'A fine-tune of Stable Diffusion 2.1: the U-Net’s config.json',
        ['denoiser', 'side', 'denoiserParameters'],
      ),
      compvis(['decoder']),
      source(
        'https://github.com/ml-energy/leaderboard/blob/2819ae1028ac6aa741179d3b8a5f902435da6b43/data/diffusion/text-to-image/A100-SXM4-40GB/50/stabilityai/stable-diffusion-2-1/bs1.json',
        'ML.ENERGY leaderboard: Stable Diffusion 2.1 with 50 steps',
        ['steps', 'guidance'],
      ),
      clipVocabulary,
    ],
    note: 'The original is no longer published; shapes are from copies of its configuration, parameters from the shape.',
  },
  'sdxl-1.0': {
    name: 'Stable Diffusion XL 1.0',
    aliases: ['sdxl', 'sdxl-base', 'stable-diffusion-xl-base-1.0'],
    developer: 'Stability AI',
    released: '2023-07',
    licence: 'CreativeML Open RAIL++-M',
    side: 1024,
    steps: 30,
    guidance: 'classifier-free',
    textEncoders: [clipL, clipG],
    denoiser: unetXl,
    denoiserParameters: 2.57 * BILLION,
    decoder: decoder(4),
    standing: 'primary',
    sources: [
      sdxlConfig,
      counted,
      encoders,
      source(
        'https://github.com/huggingface/diffusers/blob/1850ad61c4219da626d7d51167bd59ce9b82be09/docs/source/en/tutorials/fast_diffusion.md',
        'diffusers, Accelerate inference of text-to-image diffusion models: SDXL with 30 steps',
        ['steps', 'guidance', 'side'],
      ),
    ],
    note: 'The base model alone, without the refiner.',
  },
  'sdxl-turbo': {
    name: 'SDXL Turbo',
    developer: 'Stability AI',
    released: '2023-11',
    licence: 'Stability AI Non-Commercial Research Community',
    side: 512,
    steps: 1,
    guidance: 'none',
    textEncoders: [clipL, clipG],
    denoiser: unetXl,
    denoiserParameters: 2.57 * BILLION,
    decoder: decoder(4),
    standing: 'primary',
    sources: [
      sdxlConfig,
      counted,
      encoders,
      source(
        'https://huggingface.co/docs/diffusers/api/pipelines/stable_diffusion/sdxl_turbo',
        'diffusers, SDXL Turbo: the architecture of SDXL, no guidance, 1 to 4 steps',
        ['steps', 'guidance', 'side'],
      ),
    ],
  },
  'stable-diffusion-3.5-large': {
    name: 'Stable Diffusion 3.5 Large',
    aliases: ['sd-3.5-large', 'sd3.5-large'],
    developer: 'Stability AI',
    released: '2024-10',
    licence: 'Stability AI Community',
    side: 1024,
    steps: 40,
    guidance: 'classifier-free',
    textEncoders: [clipL, clipG, t5(77)],
    denoiser: {
      kind: 'transformer',
      hidden: 2432,
      heads: 38,
      doubleBlocks: 38,
      singleBlocks: 0,
      patch: 2,
      context: 4096,
      pooled: 2048,
      promptTokens: 154,
    },
    denoiserParameters: 8.1 * BILLION,
    decoder: decoder(16),
    standing: 'secondary',
    sources: [
      source(
        'https://huggingface.co/frankjoshua/stable-diffusion-3.5-large/blob/main/transformer/config.json',
        'A copy of Stable Diffusion 3.5 Large: the transformer’s config.json',
        ['denoiser', 'denoiserParameters'],
      ),
      stability(['textEncoders', 'steps', 'guidance', 'side', 'decoder']),
      clipVocabulary,
    ],
    note: 'Parameters counted from the shape. Prompt tokens are those of the reference code; other pipelines read up to 333.',
  },
  'flux.1-dev': {
    name: 'FLUX.1 [dev]',
    aliases: ['flux', 'flux-dev', 'flux1-dev'],
    developer: 'Black Forest Labs',
    released: '2024-08',
    licence: 'FLUX.1 [dev] Non-Commercial',
    side: 1024,
    steps: 50,
    guidance: 'distilled',
    textEncoders: [clipL, t5(512)],
    denoiser: {
      kind: 'transformer',
      hidden: 3072,
      heads: 24,
      doubleBlocks: 19,
      singleBlocks: 38,
      patch: 2,
      context: 4096,
      pooled: 768,
      promptTokens: 512,
      guidanceInput: true,
    },
    denoiserParameters: 11.9 * BILLION,
    decoder: decoder(16),
    standing: 'primary',
    sources: [flux, fluxDefaults, counted, encoders],
    note: 'Its authors’ default of 1360 × 768 has as many pixels as 1024 × 1024.',
  },
  'flux.1-schnell': {
    name: 'FLUX.1 [schnell]',
    aliases: ['flux-schnell', 'flux1-schnell'],
    developer: 'Black Forest Labs',
    released: '2024-08',
    licence: 'Apache 2.0',
    side: 1024,
    steps: 4,
    guidance: 'none',
    textEncoders: [clipL, t5(256)],
    denoiser: {
      kind: 'transformer',
      hidden: 3072,
      heads: 24,
      doubleBlocks: 19,
      singleBlocks: 38,
      patch: 2,
      context: 4096,
      pooled: 768,
      promptTokens: 256,
    },
    denoiserParameters: 11.9 * BILLION,
    decoder: decoder(16),
    standing: 'primary',
    sources: [flux, fluxDefaults, counted, encoders],
    note: 'Differs from [dev] by the missing guidance input and by prompts of 256 tokens.',
  },
};
