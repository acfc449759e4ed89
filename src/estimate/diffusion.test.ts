import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accelerators, imageModels } from '../catalogue/index.ts';
import type { Accelerator, ImageModel } from '../catalogue/schema.ts';
import { estimateImage, type ImageScenario, imageWork, type PrecisionName } from './index.ts';
import { encodeWork } from './text-encoder.ts';
import { flop } from './work.ts';

const model = (id: string): ImageModel => imageModels[id] as ImageModel;
const accelerator = (id: string): Accelerator => accelerators[id] as Accelerator;
const pass = (id: string, side: number) => imageWork(model(id), side, side).pass;

test.each(Object.keys(imageModels))('%s has the parameters that its shape adds up to, within 1 %%', (id) => {
  const { side, denoiserParameters } = model(id);
  expect(Math.abs(pass(id, side).parameters / denoiserParameters - 1)).toBeLessThan(0.01);
});

test.each([
  ['sdxl-1.0', 5979.1e9],
  ['flux.1-dev', 59_523.04e9],
])('one pass of %s at 1024 × 1024 takes %d FLOP without attention, as diffusers counts', (id, counted) => {
  const { convolution, linear } = pass(id, 1024);
  expect((convolution + linear) / counted).toBeCloseTo(1, 2);
});

test('convolutions are 49 % of the U-Net of Stable Diffusion 1, as onnx-tool counts', () => {
  const work = pass('stable-diffusion-1.5', 512);
  expect(work.convolution / flop(work)).toBeCloseTo(0.49, 1);
});

test('CLIP encodes a prompt in 6.7 billion multiplications, as onnx-tool counts', () => {
  const [clip] = model('stable-diffusion-1.5').textEncoders;
  expect(clip && flop(encodeWork(clip)) / 2 / 6.7e9).toBeCloseTo(1, 1);
});

test('at twice the side, convolutions take 4 times the FLOP and attention among image tokens nearly 16 times', () => {
  const [small, large] = [pass('stable-diffusion-1.5', 512), pass('stable-diffusion-1.5', 1024)];
  expect(large.convolution / small.convolution).toBeCloseTo(4, 9);
  const [few, many] = [pass('flux.1-schnell', 1024), pass('flux.1-schnell', 2048)];
  const tokens = (side: number) => (side / 16) ** 2 + 256;
  expect(many.attention / few.attention).toBeCloseTo((tokens(2048) / tokens(1024)) ** 2, 9);
});

test('with guidance the denoiser runs twice a step, distilled once', () => {
  const scenario = { model: model('sdxl-1.0'), accelerator: accelerator('a100-80gb-sxm') };
  const [twice, once] = [estimateImage(scenario), estimateImage({ ...scenario, guidance: 'distilled' })];
  expect((twice.parts?.denoise ?? 0) / (once.parts?.denoise ?? 1)).toBeCloseTo(2, 9);
});

test.each<[string, ImageScenario['engine'], number]>([
  ['a100-80gb-sxm', 'eager', 3.31],
  ['a100-80gb-sxm', 'compiled', 2.54],
  ['h100-sxm', 'eager', 2.496],
  ['h100-sxm', 'compiled', 1.471],
])('SDXL makes an image in 30 steps on %s, %s, in %d s as measured, within the range', (id, engine, measured) => {
  const { secondsPerImage } = estimateImage({
    model: model('sdxl-1.0'),
    accelerator: accelerator(id),
    ...(engine === undefined ? {} : { engine }),
  });
  expect(secondsPerImage?.low).toBeLessThan(measured);
  expect(secondsPerImage?.high).toBeGreaterThan(measured);
});

test('SDXL takes 2,153 J of an A100 for an image in 50 steps; the wall adds server and facility', () => {
  const { energy } = estimateImage({
    model: model('sdxl-1.0'),
    accelerator: accelerator('a100-40gb-sxm'),
    steps: 50,
  });
  const board = (energy?.joules.typical ?? 0) / (1.3 * 1.25);
  expect(board / 2152.8).toBeGreaterThan(1 / 1.3);
  expect(board / 2152.8).toBeLessThan(1.3);
});

test('the denoisers of SDXL and FLUX.1 occupy what diffusers reports for them, 5.05 and 22.6 GiB, within 6 %', () => {
  const bytes = (id: string) =>
    estimateImage({ model: model(id), accelerator: accelerator('h100-sxm') }).memory.denoiser / 2 ** 30;
  expect(Math.abs(bytes('sdxl-1.0') / 5.05 - 1)).toBeLessThan(0.06);
  expect(Math.abs(bytes('flux.1-dev') / 22.6 - 1)).toBeLessThan(0.06);
});

test('FLUX.1 does not fit on a card of 24 GB in 16 bits: memory is told and times are null', () => {
  const estimate = estimateImage({ model: model('flux.1-dev'), accelerator: accelerator('rtx-4090') });
  expect(estimate).toMatchObject({
    secondsPerImage: null,
    parts: null,
    boundBy: 'memory-capacity',
    memory: { fits: false },
  });
});

test('what was not told is repeated', () => {
  const { assumed } = estimateImage({ model: model('flux.1-dev'), accelerator: accelerator('h100-sxm'), steps: 28 });
  expect(assumed).toEqual({
    width: 1024,
    height: 1024,
    guidance: 'distilled',
    images: 1,
    precision: 'bf16',
    engine: 'eager',
  });
});

test('an hour at 3.60 USD makes an image of ten seconds cost one cent', () => {
  const { cost, secondsPerImage } = estimateImage({
    model: model('sdxl-1.0'),
    accelerator: accelerator('h100-sxm'),
    perHour: 3.6,
  });
  expect(cost?.perImage.typical).toBeCloseTo((secondsPerImage?.typical ?? 0) / 1000, 12);
});

const anyScenario = fc.record(
  {
    model: fc.constantFrom(...Object.keys(imageModels)).map(model),
    accelerator: fc.constantFrom(...Object.keys(accelerators)).map(accelerator),
    width: fc.integer({ min: 8, max: 256 }).map((side) => side * 8),
    height: fc.integer({ min: 8, max: 256 }).map((side) => side * 8),
    steps: fc.integer({ min: 1, max: 100 }),
    images: fc.integer({ min: 1, max: 32 }),
    guidance: fc.constantFrom('classifier-free', 'distilled', 'none' as const),
    precision: fc.constantFrom(
      'bf16',
      'fp16',
      'fp8',
      'int8',
      'nvfp4',
      'q4_k_m' as const,
    ) as fc.Arbitrary<PrecisionName>,
    engine: fc.constantFrom('eager', 'compiled' as const),
    perHour: fc.double({ min: 0.01, max: 100, noNaN: true }),
  },
  { requiredKeys: ['model', 'accelerator'] },
) as fc.Arbitrary<ImageScenario>;

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

const check = (holds: (scenario: ImageScenario) => boolean): void =>
  fc.assert(fc.property(anyScenario, holds), { numRuns: 300 });

test('no scenario yields a figure that is not finite, or a negative one', () => {
  check((scenario) => numbersIn(estimateImage(scenario)).every((value) => Number.isFinite(value) && value >= 0));
});

test('low is at most typical, and typical at most high', () => {
  check((scenario) => {
    const { secondsPerImage, latency, imagesPerHour, energy, cost } = estimateImage(scenario);
    const ranges = [secondsPerImage, latency, imagesPerHour, energy?.joules, energy?.gramsCo2, cost?.perImage];
    return ranges.every((range) => !range || (range.low <= range.typical && range.typical <= range.high));
  });
});

test('parts of time and of memory sum to the whole', () => {
  check((scenario) => {
    const { parts, secondsPerImage, memory } = estimateImage(scenario);
    const { textEncoders, denoiser, decoder, activations, overhead, total } = memory;
    const bytes = textEncoders + denoiser + decoder + activations + overhead;
    if (Math.abs(bytes - total) > 1) return false;
    if (!parts || !secondsPerImage) return true;
    const sum = parts.text + parts.denoise + parts.decode + parts.overhead;
    return Math.abs(sum / secondsPerImage.typical - 1) < 1e-9;
  });
});

const seconds = (scenario: ImageScenario): number => estimateImage(scenario).latency?.typical ?? 0;

test.each(['bf16', 'bandwidth', 'fp8', 'int8'] as const)('more %s of the accelerator is never slower', (rate) => {
  fc.assert(
    fc.property(anyScenario, fc.double({ min: 1, max: 10, noNaN: true }), (scenario, factor) => {
      const value = scenario.accelerator[rate];
      if (value === undefined) return true;
      const faster = { ...scenario.accelerator, [rate]: value * factor };
      return seconds({ ...scenario, accelerator: faster }) <= seconds(scenario) * (1 + 1e-9);
    }),
    { numRuns: 200 },
  );
});

test('more steps, more images and more pixels are never faster', () => {
  check((scenario) => {
    const { model: row, accelerator: device } = scenario;
    const base = { steps: row.steps, images: 1, width: row.side, height: row.side, ...scenario, accelerator: device };
    const before = seconds(base);
    return (['steps', 'images', 'width'] as const).every((key) => {
      const after = seconds({ ...base, [key]: base[key] * 2 });
      return after === 0 || after >= before;
    });
  });
});

const base = { model: model('sdxl-1.0'), accelerator: accelerator('h100-sxm') };

test.each<[string, object, string]>([
  ['a width that latents do not divide', { width: 1000.5 }, 'width must be a whole number of 1 or more, got 1000.5'],
  ['a side of odd pixels', { height: 1001 }, 'height must be a multiple of 8, got 1001'],
  ['an image of 16,384 pixels', { width: 16_384 }, 'width must be at most 8192, got 16384'],
  ['no steps', { steps: 0 }, 'steps must be a whole number of 1 or more, got 0'],
  ['images in quotes', { images: '4' }, 'images must be a whole number of 1 or more, got "4"'],
  ['an unknown engine', { engine: 'vllm' }, 'unknown engine "vllm"; expected one of: eager, compiled'],
  ['an unknown guidance', { guidance: 7.5 }, 'unknown guidance 7.5; expected one of: classifier-free, distilled, none'],
  ['an unknown precision', { precision: 'fp7' }, 'unknown precision "fp7"; expected one of: bf16, fp16'],
  ['a free hour', { perHour: 0 }, 'perHour must be a finite number above 0, got 0'],
])('%s is refused with its name', (_, change, message) => {
  expect(() => estimateImage({ ...base, ...change } as ImageScenario)).toThrow(message);
});
