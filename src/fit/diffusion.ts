import type { Accelerator, ImageMeasurement, ImageModel } from '../catalogue/schema.ts';
import { type DiffusionValues, type ImageSetup, imageSeconds, imageWork, PASSES } from '../estimate/index.ts';

/** A measurement with what is needed to estimate it. */
export interface ImageCase {
  readonly measurement: ImageMeasurement;
  /** Chip, whatever its memory and form: what is left out together. */
  readonly chip: string;
  /** Seconds that were measured: of one step or of the whole batch. */
  readonly measured: number;
  readonly estimate: (values: DiffusionValues) => number;
}

const chipOf = (id: string): string => id.replace(/(?:-\d+gb)?-(?:sxm\d?|pcie)(?:-\d+gb)?$/, '');

/** Measurements as cases; those of models and accelerators that are not given are left out. */
export function imageCases(
  measurements: readonly ImageMeasurement[],
  models: Readonly<Record<string, ImageModel>>,
  accelerators: Readonly<Record<string, Accelerator>>,
): ImageCase[] {
  return measurements.flatMap((measurement) => {
    const model = models[measurement.model];
    const accelerator = accelerators[measurement.accelerator];
    if (model === undefined || accelerator === undefined) return [];
    const work = imageWork(model, measurement.width, measurement.height);
    const setup: ImageSetup = {
      accelerator,
      engine: measurement.engine,
      precision: measurement.precision ?? 'bf16',
      steps: measurement.steps,
      images: measurement.batch,
      passes: PASSES[model.guidance],
    };
    const whole = measurement.metric === 'seconds-per-batch';
    return [
      {
        measurement,
        chip: chipOf(measurement.accelerator),
        measured: whole ? measurement.value : 1 / measurement.value,
        estimate: (values) => {
          const seconds = imageSeconds(work, setup, values);
          return whole ? seconds.total : seconds.denoise.total;
        },
      },
    ];
  });
}

/** Estimate over measurement, as a logarithm: 0 is right, and twice too much as bad as half. */
export const logError = (found: ImageCase, values: DiffusionValues): number =>
  Math.log(found.estimate(values) / found.measured);

/** Errors below it weigh as their square, so that the search has a slope to follow. */
const ROUNDING = 0.05;

/** Where the search begins: round guesses that owe nothing to the measurements. */
const START: DiffusionValues = {
  share: 0.5,
  oddAttention: 2,
  compiled: 1.1,
  launchEager: 50e-6,
};

/** Step of the search at which it ends, in logarithms. */
const FINEST = 0.004;

/**
 * The four constants at which estimates differ least from measurements.
 *
 * Least absolute logarithms, so that a few odd rows do not pull; a chip with n rows weighs √n. Searched one constant at a
 * time with steps that halve.
 */
export function fitDiffusion(cases: readonly ImageCase[]): DiffusionValues {
  const rows = new Map<string, number>();
  for (const { chip } of cases) rows.set(chip, (rows.get(chip) ?? 0) + 1);
  const loss = (values: DiffusionValues): number =>
    cases.reduce(
      (sum, found) => sum + Math.hypot(logError(found, values), ROUNDING) / Math.sqrt(rows.get(found.chip) ?? 1),
      0,
    );
  const names = Object.keys(START) as (keyof DiffusionValues)[];
  let best = START;
  let least = loss(best);
  for (let step = 0.25; step > FINEST; step /= 2) {
    for (let improved = true; improved; ) {
      improved = false;
      for (const name of names) {
        for (const factor of [Math.exp(step), Math.exp(-step)]) {
          const tried = { ...best, [name]: best[name] * factor };
          const found = loss(tried);
          if (found < least - 1e-9) {
            best = tried;
            least = found;
            improved = true;
          }
        }
      }
    }
  }
  return best;
}

/** Log errors of every case under constants fitted without its chip. */
export function leaveChipsOut(cases: readonly ImageCase[]): { readonly found: ImageCase; readonly error: number }[] {
  return [...new Set(cases.map(({ chip }) => chip))].flatMap((left) => {
    const values = fitDiffusion(cases.filter(({ chip }) => chip !== left));
    return cases.filter(({ chip }) => chip === left).map((found) => ({ found, error: logError(found, values) }));
  });
}
