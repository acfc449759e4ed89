import { imageModels, rentalRange, transcriptionModels } from '../catalogue/index.ts';
import type { Accelerator, ImageModel, TranscriptionModel } from '../catalogue/schema.ts';
import {
  estimateImage,
  estimateTranscription,
  InputError,
  type Range,
  transcriptionEngines,
} from '../estimate/index.ts';
import { amount, described, oneOf, whole } from './field.ts';
import { kind } from './kind.ts';
import { formats, price } from './load.ts';
import { record } from './record.ts';
import { acceleratorField, type Found, rowField } from './rows.ts';

const engines = Object.keys(transcriptionEngines) as (keyof typeof transcriptionEngines)[];
const precision = described('Format of the weights.', oneOf(formats, 'precision'));
const perHour = described('USD for one accelerator and one hour; the catalogue’s range unless told.', price);
const side = whole(64, 8192);

/** Models of images and sound have shapes of many parts: they are named, not given. */
function named(path: string): never {
  throw new InputError('bad-row', path, `${path} must be an id of the catalogue, got an object`);
}

const imageModel = rowField<ImageModel>('image-model', imageModels, named, 'an id of the catalogue');
const transcriptionModel = rowField<TranscriptionModel>(
  'transcription-model',
  transcriptionModels,
  named,
  'an id of the catalogue',
);

/** Rows in place of ids, and the catalogue's rent where none is told. */
function rented<S extends { readonly accelerator: Found<Accelerator>; readonly perHour?: number | Range }>(
  scenario: S,
) {
  const { accelerator, ...rest } = scenario;
  const known = accelerator.id === undefined ? undefined : rentalRange(accelerator.id);
  const rent = known === undefined ? {} : { perHour: { low: known.low, typical: known.typical, high: known.high } };
  return { ...rent, ...rest, accelerator: accelerator.row };
}

/** Seconds, joules and USD of an image. */
export const image = kind(
  record(
    {
      kind: oneOf(['image'], 'kind'),
      model: described('The model.', imageModel),
      accelerator: described('The accelerator.', acceleratorField),
      width: described('Pixels; the side that the model was trained for unless told.', side),
      height: described('Pixels.', side),
      steps: described('Passes of the denoiser; what the model’s authors take unless told.', whole(1, 10_000)),
      images: described('Images made at once.', whole(1, 1024)),
      guidance: oneOf(['classifier-free', 'distilled', 'none'], 'guidance'),
      precision,
      engine: oneOf(['eager', 'compiled'], 'engine'),
      perHour,
    },
    ['kind', 'model', 'accelerator'],
  ),
  ({ kind: name, model, ...read }) => ({ kind: name, ...estimateImage({ ...rented(read), model: model.row }) }),
);

/** Seconds, joules and USD of a recording. */
export const transcription = kind(
  record(
    {
      kind: oneOf(['transcription'], 'kind'),
      model: described('The model.', transcriptionModel),
      accelerator: described('The accelerator.', acceleratorField),
      audioSeconds: described('Length of the recording.', amount(0.001, 1e9)),
      batch: described('Windows of 30 seconds that run at once.', whole(1, 4096)),
      beams: described('Candidates that the search for the best text keeps.', whole(1, 100)),
      tokensPerMinute: described('Tokens of text in a minute of speech.', amount(1e-3, 1e4)),
      precision,
      engine: oneOf(engines, 'engine'),
      perHour,
    },
    ['kind', 'model', 'accelerator'],
  ),
  ({ kind: name, model, ...read }) => ({ kind: name, ...estimateTranscription({ ...rented(read), model: model.row }) }),
);
