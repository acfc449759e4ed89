import type { Fault } from './lint.ts';
import type { ImageModel, Source, Standing, TranscriptionModel } from './schema.ts';

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

interface Common {
  readonly standing: Standing;
  readonly sources: readonly Source[];
  readonly note?: string;
}

/** Faults that rows of every table may have: an odd id, a source without a day, a field that no source claims. */
function common(id: string, row: Common, fields: readonly string[]): string[] {
  const { standing, sources, note } = row;
  const given = new Set(sources.flatMap(({ gives }) => gives));
  return [
    ...(ID.test(id) ? [] : ['id must be lower-case letters, digits, hyphens and dots']),
    ...sources
      .filter(({ url, opened }) => !DAY.test(opened) || !/^https?:\/\//.test(url))
      .map(({ url }) => `source ${url} needs a web address and the day it was opened`),
    ...fields
      .filter((name) => !given.has(name))
      .map((name) => `${name} is claimed by no source; add it to "gives" of the one that says it`),
    ...[...given].filter((name) => !(name in row)).map((name) => `a source gives ${name}, which the row has not`),
    ...(standing !== 'primary' && note === undefined ? ['note is missing; say why the row is not primary'] : []),
  ];
}

const outside = (name: string, value: number, low: number, high: number, hint: string): string[] =>
  value >= low && value <= high ? [] : [`${name} is ${value}; expected ${low} to ${high} ${hint}`];

function denoiser({ denoiser: net, guidance }: ImageModel): string[] {
  if (net.kind === 'unet') {
    return net.channels.length === net.depths.length
      ? []
      : [`denoiser.depths has ${net.depths.length} levels; expected ${net.channels.length}, as channels`];
  }
  return [
    ...(net.hidden % net.heads === 0 ? [] : [`denoiser.heads is ${net.heads}; expected a divisor of ${net.hidden}`]),
    ...((guidance === 'distilled') === (net.guidanceInput ?? false)
      ? []
      : [`guidance is ${guidance}, but guidanceInput ${net.guidanceInput ? 'is there' : 'is missing'}`]),
  ];
}

/** What is wrong with a table of text-to-image models. */
export function lintImageModels(rows: Readonly<Record<string, ImageModel>>): Fault[] {
  return Object.entries(rows).flatMap(([id, row]) =>
    [
      ...common(id, row, ['side', 'steps', 'guidance', 'textEncoders', 'denoiser', 'denoiserParameters', 'decoder']),
      ...outside('side', row.side, 256, 4096, 'pixels'),
      ...outside('steps', row.steps, 1, 100, 'steps'),
      ...outside('denoiserParameters', row.denoiserParameters, 1e8, 1e11, '; units.ts has BILLION'),
      ...(row.textEncoders.length > 0 ? [] : ['textEncoders is empty; expected one at least']),
      ...denoiser(row),
    ].map((problem) => ({ id, problem })),
  );
}

/** What is wrong with a table of speech recognizers. */
export function lintTranscriptionModels(rows: Readonly<Record<string, TranscriptionModel>>): Fault[] {
  const fields = [
    'parameters',
    'hidden',
    'encoderLayers',
    'decoderLayers',
    'ffn',
    'vocabulary',
    'melBands',
    'maxTokens',
  ];
  return Object.entries(rows).flatMap(([id, row]) =>
    [
      ...common(id, row, fields),
      ...outside('parameters', row.parameters, 1e7, 1e11, '; units.ts has MILLION'),
      ...outside('hidden', row.hidden, 64, 1e5, 'channels'),
      ...outside('vocabulary', row.vocabulary, 1000, 1e6, 'tokens'),
      ...(row.hidden % 64 === 0 ? [] : [`hidden is ${row.hidden}; expected heads of 64 channels`]),
    ].map((problem) => ({ id, problem })),
  );
}
