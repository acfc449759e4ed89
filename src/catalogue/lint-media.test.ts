import { expect, test } from 'vitest';
import { imageModels, transcriptionModels } from './index.ts';
import { lintImageModels, lintTranscriptionModels } from './lint-media.ts';
import { imageMeasurements } from './measurements/diffusers.ts';
import { transcriptionMeasurements } from './measurements/whisper.ts';
import type { ImageModel, TranscriptionModel } from './schema.ts';

test('no text-to-image model of the catalogue has a fault', () => {
  expect(lintImageModels(imageModels)).toEqual([]);
});

test('no speech recognizer of the catalogue has a fault', () => {
  expect(lintTranscriptionModels(transcriptionModels)).toEqual([]);
});

const flux = imageModels['flux.1-dev'] as ImageModel;
const sd15 = imageModels['stable-diffusion-1.5'] as ImageModel;
const sdxl = imageModels['sdxl-1.0'] as ImageModel;

test.each<[string, ImageModel, Partial<ImageModel>, RegExp]>([
  ['parameters in billions', flux, { denoiserParameters: 11.9 }, /^denoiserParameters is 11.9/],
  ['a side in latents', flux, { side: 128 }, /^side is 128/],
  ['distilled guidance that the denoiser does not read', flux, { guidance: 'none' }, /guidanceInput is there/],
  ['a field that no source gives', flux, { sources: [] }, /denoiser is claimed by no source/],
  ['a secondary row that does not say why', sd15, { standing: 'secondary' }, /^note is missing/],
  ['no text encoder', flux, { textEncoders: [] }, /textEncoders is empty/],
  [
    'a level without its depth',
    sdxl,
    { denoiser: { ...sdxl.denoiser, depths: [0, 2] } as ImageModel['denoiser'] },
    /depths has 2 levels; expected 3/,
  ],
  [
    'a source without a day',
    flux,
    { sources: [{ url: 'https://example.org', opened: 'soon', gives: [] }] },
    /needs a web address and the day/,
  ],
])('%s is found', (_, row, change, problem) => {
  expect(lintImageModels({ it: { ...row, ...change } }).some((fault) => problem.test(fault.problem))).toBe(true);
});

test('a width that heads of 64 channels do not divide is found', () => {
  const row = { ...(transcriptionModels['whisper-tiny'] as TranscriptionModel), hidden: 380 };
  expect(lintTranscriptionModels({ tiny: row })[0]?.problem).toMatch(/^hidden is 380/);
});

test('every measurement is of a model of the catalogue', () => {
  const images = imageMeasurements.flatMap(({ rows }) => rows.map(({ model }) => model));
  const audio = transcriptionMeasurements.flatMap(({ rows }) => rows.map(({ model }) => model));
  expect(images.filter((id) => !(id in imageModels))).toEqual([]);
  expect(audio.filter((id) => !(id in transcriptionModels))).toEqual([]);
});

test('the benchmark of diffusers has 75 figures: 15 lines of 4 for Stable Diffusion 1.5, less one out of memory, and 8 of 2 for SDXL', () => {
  expect(imageMeasurements[0]?.rows).toHaveLength(15 * 4 - 1 + 8 * 2);
});
