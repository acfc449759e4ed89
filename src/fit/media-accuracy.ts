import { accelerators, find, imageModels, transcriptionModels } from '../catalogue/index.ts';
import { imageMeasurements } from '../catalogue/measurements/diffusers.ts';
import { transcriptionMeasurements } from '../catalogue/measurements/whisper.ts';
import type { Accelerator, TranscriptionModel } from '../catalogue/schema.ts';
import { estimateImage, estimateTranscription, type Range } from '../estimate/index.ts';
import { errorOf } from './accuracy.ts';
import { imageCases, leaveChipsOut } from './diffusion.ts';
import { mean, median } from './median.ts';

/** How far estimates of images or speech lie from published figures. */
export interface MediaAccuracy {
  readonly what: string;
  /** What no constant had seen, or why that cannot be told. */
  readonly how: string;
  readonly figures: number;
  readonly median: number;
  readonly mean: number;
  /** Share of the figures within the range. */
  readonly inside: number;
}

const card = (row: Pick<Accelerator, 'name' | 'market' | 'architecture' | 'memoryBytes' | 'bandwidth' | 'bf16'>) => ({
  ...row,
  vendor: 'NVIDIA',
  released: '2020',
  standing: 'secondary' as const,
  sources: [],
});

/** Cards that were measured and that the catalogue lacks, with the figures of their data sheets. */
const measured: Readonly<Record<string, Accelerator>> = {
  'rtx-3070-ti': card({
    name: 'RTX 3070 Ti',
    market: 'consumer',
    architecture: 'ampere',
    memoryBytes: 8e9,
    bandwidth: 608e9,
    bf16: 43.5e12,
  }),
  v100s: card({
    name: 'V100S',
    market: 'datacenter',
    architecture: 'volta',
    memoryBytes: 32e9,
    bandwidth: 1134e9,
    bf16: 130e12,
  }),
  ...accelerators,
};

const within = (value: number, range: Range | null | undefined): boolean =>
  range !== null && range !== undefined && value >= range.low && value <= range.high;

const summed = (what: string, how: string, ratios: readonly (readonly [ratio: number, inside: boolean])[]) => ({
  what,
  how,
  figures: ratios.length,
  median: median(ratios.map(([ratio]) => errorOf(ratio))),
  mean: mean(ratios.map(([ratio]) => errorOf(ratio))),
  inside: mean(ratios.map(([, inside]) => Number(inside))),
});

/** Factors of the range that an estimate of images has. */
function imageRange(model: string, accelerator: string): Range | null {
  const { latency } = estimateImage({
    model: find(imageModels, model, 'model'),
    accelerator: find<Accelerator>(accelerators, accelerator, 'accelerator'),
  });
  return latency === null
    ? null
    : { low: latency.low / latency.typical, typical: 1, high: latency.high / latency.typical };
}

function images(): MediaAccuracy[] {
  const rows = imageMeasurements.flatMap((set) => set.rows).filter(({ precision }) => precision === undefined);
  const onUnets = imageCases(
    rows.filter(
      ({ model, accelerator }) =>
        imageModels[model]?.denoiser.kind === 'unet' && accelerators[accelerator]?.vendor === 'NVIDIA',
    ),
    imageModels,
    accelerators,
  );
  const left = leaveChipsOut(onUnets).map(({ found, error }): readonly [number, boolean] => {
    const ratio = Math.exp(-error);
    return [ratio, within(ratio, imageRange(found.measurement.model, found.measurement.accelerator))];
  });
  return [summed('Images: Stable Diffusion and SDXL', 'constants fitted without the chip', left)];
}

function speech(): MediaAccuracy[] {
  const cases = transcriptionMeasurements.flatMap(({ rows }) =>
    rows.map(({ model, accelerator, seconds, memoryBytes, note: _, ...rest }) => ({
      seconds,
      memoryBytes,
      estimate: estimateTranscription({
        model: find<TranscriptionModel>(transcriptionModels, model, 'model'),
        accelerator: find(measured, accelerator, 'accelerator'),
        ...rest,
      }),
    })),
  );
  const times = cases.flatMap(({ seconds, estimate }): (readonly [number, boolean])[] =>
    estimate.seconds === null ? [] : [[seconds / estimate.seconds.typical, within(seconds, estimate.seconds)]],
  );
  return [summed('Transcription: Whisper', 'constants judged with these figures at hand: none is held out', times)];
}

export const mediaAccuracy = (): MediaAccuracy[] => [...images(), ...speech()];
