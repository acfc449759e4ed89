import type { Accelerator } from '../catalogue/schema.ts';
import { type Energy, energyPerRequest } from './energy.ts';
import { type ImageMemory, imageMemory } from './image-memory.ts';
import { checkedImage, type ImageScenario } from './image-scenario.ts';
import { imageSeconds } from './image-seconds.ts';
import { imageWork } from './image-work.ts';
import { around, inverse, mapRange, type Range } from './range.ts';
import type { PassSeconds } from './sustained.ts';
import { widening } from './uncertainty.ts';
import { flop } from './work.ts';

/** Typical seconds of one image by part; they sum to the whole. */
export interface ImageSeconds {
  readonly text: number;
  readonly denoise: number;
  readonly decode: number;
  /** What starting kernels and reading weights add to the arithmetic, and work beside the networks. */
  readonly overhead: number;
}

/** Seconds, bytes, joules and USD. Times are null where the model does not fit. */
export interface ImageEstimate {
  readonly secondsPerImage: Range | null;
  /** From the prompt to the last image of the batch. */
  readonly latency: Range | null;
  readonly imagesPerHour: Range | null;
  /** Of one image. */
  readonly parts: ImageSeconds | null;
  /** FLOP of one pass of the denoiser for one image. */
  readonly flopPerPass: number;
  readonly memory: ImageMemory;
  readonly boundBy: 'compute' | 'memory-bandwidth' | 'overhead' | 'memory-capacity';
  /** Of one image. */
  readonly energy: Energy | null;
  /** Rented; null without `perHour`. */
  readonly cost: { readonly perImage: Range } | null;
  /** What was not told, and what was taken for it. */
  readonly assumed: Readonly<Record<string, unknown>>;
  /** Whether measurements of such a model, accelerator and format stand behind the range. */
  readonly validated: boolean;
}

/** Half-width of the range, as a factor: four measurements in five lie within on accelerators left out of the fit. */
const SPREAD = 1.3;

const MEASURED: readonly Accelerator['architecture'][] = ['volta', 'turing', 'ampere', 'ada', 'hopper'];

const SECONDS_PER_HOUR = 3600;

/** The largest of what the passes are spent on. */
function boundBy(passes: readonly PassSeconds[]): 'compute' | 'memory-bandwidth' | 'overhead' {
  const sum = (key: 'compute' | 'memory' | 'launch'): number => passes.reduce((all, pass) => all + pass[key], 0);
  const [compute, memory, launch] = [sum('compute'), sum('memory'), sum('launch')];
  if (compute >= Math.max(memory, launch)) return 'compute';
  return memory >= launch ? 'memory-bandwidth' : 'overhead';
}

/**
 * How fast a text-to-image model makes images, what it occupies and what it costs.
 *
 * Each figure is a range meant to hold four measurements in five.
 *
 * Leaves out loading and compiling, safety checkers, refiners, and accelerators that split one image.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function estimateImage(scenario: ImageScenario): ImageEstimate {
  const { width, height, steps, images, passes, engine, precision, perHour, assumed } = checkedImage(scenario);
  const { model, accelerator } = scenario;
  const work = imageWork(model, width, height);
  const memory = imageMemory(work, {
    capacity: accelerator.memoryBytes,
    precision,
    pixels: width * height,
    channels: model.decoder.channels,
    images,
  });
  const validated =
    model.denoiser.kind === 'unet' &&
    (precision === 'bf16' || precision === 'fp16') &&
    accelerator.vendor === 'NVIDIA' &&
    MEASURED.includes(accelerator.architecture);
  const flopPerPass = flop(work.pass);
  if (!memory.fits) {
    return {
      secondsPerImage: null,
      latency: null,
      imagesPerHour: null,
      parts: null,
      flopPerPass,
      memory,
      boundBy: 'memory-capacity',
      energy: null,
      cost: null,
      assumed,
      validated,
    };
  }

  const {
    text,
    denoise,
    decode,
    total: seconds,
  } = imageSeconds(work, {
    accelerator,
    engine,
    precision,
    steps,
    images,
    passes,
  });
  const parts: ImageSeconds = {
    text: text.compute / images,
    denoise: denoise.compute / images,
    decode: decode.compute / images,
    overhead: (seconds - text.compute - denoise.compute - decode.compute) / images,
  };
  const latency = around(seconds, SPREAD * widening([model, accelerator], validated));
  const secondsPerImage = mapRange(latency, (value) => value / images);
  const bound = boundBy([text, denoise, decode]);
  return {
    secondsPerImage,
    latency,
    imagesPerHour: inverse(secondsPerImage, SECONDS_PER_HOUR),
    parts,
    flopPerPass,
    memory,
    boundBy: bound,
    energy: energyPerRequest({ power: accelerator.power, seconds: secondsPerImage, boundBy: bound }),
    cost:
      perHour === undefined
        ? null
        : {
            perImage: {
              low: (secondsPerImage.low * perHour.low) / SECONDS_PER_HOUR,
              typical: (secondsPerImage.typical * perHour.typical) / SECONDS_PER_HOUR,
              high: (secondsPerImage.high * perHour.high) / SECONDS_PER_HOUR,
            },
          },
    assumed,
    validated,
  };
}
