import type { Accelerator, ImageModel } from '../catalogue/schema.ts';
import { InputError, whole } from './check.ts';
import { oneOf } from './choice.ts';
import { asRange } from './cost.ts';
import { PASSES } from './image-seconds.ts';
import { PIXELS_PER_LATENT } from './image-work.ts';
import { type PrecisionName, precisionOf } from './precision.ts';
import type { Range } from './range.ts';
import type { MediaEngine } from './sustained.ts';

/** A text-to-image model on one accelerator. All but the first two have defaults. */
export interface ImageScenario {
  readonly model: ImageModel;
  readonly accelerator: Accelerator;
  /** Pixels; the side that the model was trained for unless told. */
  readonly width?: number;
  readonly height?: number;
  readonly steps?: number;
  /** Images made at once from one prompt. */
  readonly images?: number;
  readonly guidance?: ImageModel['guidance'];
  /** Format of the denoiser’s weights, and of its products where the accelerator multiplies in it. */
  readonly precision?: PrecisionName;
  readonly engine?: MediaEngine;
  /** USD for one accelerator and one hour. */
  readonly perHour?: number | Range | undefined;
}

const DEFAULTS = { images: 1, precision: 'bf16', engine: 'eager' } as const;

/** Beyond it, a latent image has more positions than any model of the catalogue was trained for. */
const LARGEST_SIDE = 8192;

function side(path: string, value: unknown): number {
  const pixels = whole(path, value);
  if (pixels % PIXELS_PER_LATENT !== 0) {
    throw new InputError('indivisible', path, `${path} must be a multiple of ${PIXELS_PER_LATENT}, got ${pixels}`);
  }
  if (pixels > LARGEST_SIDE) {
    throw new InputError('too-large', path, `${path} must be at most ${LARGEST_SIDE}, got ${pixels}`);
  }
  return pixels;
}

/** What is computed with: defaults filled in, everything checked. */
export function checkedImage(scenario: ImageScenario) {
  const { model } = scenario;
  const precision = scenario.precision ?? DEFAULTS.precision;
  precisionOf('precision', precision);
  const defaults = { width: model.side, height: model.side, steps: model.steps, guidance: model.guidance, ...DEFAULTS };
  return {
    width: side('width', scenario.width ?? defaults.width),
    height: side('height', scenario.height ?? defaults.height),
    steps: whole('steps', scenario.steps ?? defaults.steps),
    images: whole('images', scenario.images ?? defaults.images),
    passes: PASSES[oneOf('guidance', scenario.guidance ?? defaults.guidance, ['classifier-free', 'distilled', 'none'])],
    engine: oneOf('engine', scenario.engine ?? defaults.engine, ['eager', 'compiled']),
    precision,
    perHour: scenario.perHour === undefined ? undefined : asRange('perHour', scenario.perHour),
    assumed: Object.fromEntries(
      Object.entries(defaults).filter(([key]) => scenario[key as keyof ImageScenario] === undefined),
    ),
  };
}
