import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accelerators, transcriptionModels } from '../catalogue/index.ts';
import { transcriptionMeasurements } from '../catalogue/measurements/whisper.ts';
import type { Accelerator, TranscriptionModel } from '../catalogue/schema.ts';
import {
  estimateTranscription,
  type PrecisionName,
  type TranscriptionEngineName,
  type TranscriptionScenario,
  transcriptionEngines,
} from './index.ts';
import { crossCacheBytes, encoderWork, transcriptionParameters } from './whisper-work.ts';
import { flop } from './work.ts';

const model = (id: string): TranscriptionModel => transcriptionModels[id] as TranscriptionModel;

const card = (row: Pick<Accelerator, 'market' | 'architecture' | 'memoryBytes' | 'bandwidth' | 'bf16' | 'power'>) =>
  ({ name: 'card', vendor: 'NVIDIA', released: '2021', standing: 'secondary', sources: [], ...row }) as Accelerator;

/** Cards that were measured and that the catalogue may not have, with their data sheets' figures. */
const measured: Readonly<Record<string, Accelerator>> = {
  'rtx-3070-ti': card({
    market: 'consumer',
    architecture: 'ampere',
    memoryBytes: 8e9,
    bandwidth: 608e9,
    bf16: 43.5e12,
    power: 290,
  }),
  'rtx-2080-ti': card({
    market: 'consumer',
    architecture: 'turing',
    memoryBytes: 11e9,
    bandwidth: 616e9,
    bf16: 53.8e12,
    power: 250,
  }),
  v100s: card({
    market: 'datacenter',
    architecture: 'volta',
    memoryBytes: 32e9,
    bandwidth: 1134e9,
    bf16: 130e12,
    power: 250,
  }),
  ...accelerators,
};
const accelerator = (id: string): Accelerator => measured[id] as Accelerator;

test.each(Object.keys(transcriptionModels))('%s has the parameters that OpenAI prints, within 4 %%', (id) => {
  expect(Math.abs(transcriptionParameters(model(id)) / model(id).parameters - 1)).toBeLessThan(0.04);
});

test('a window of 30 s takes 2.27 TFLOP in the encoder of Whisper large: 12 × 1280² parameters × 32 layers × 1500 positions', () => {
  const products = 2 * 32 * 12 * 1280 ** 2 * 1500;
  const scores = 4 * 32 * 1500 ** 2 * 1280;
  const convolutions = 2 * 3 * (80 * 1280 * 3000 + 1280 * 1280 * 1500);
  expect(flop(encoderWork(model('whisper-large-v2')))).toBe(products + scores + convolutions);
});

test('the decoder keeps 246 MB of keys and values for each window of Whisper large', () => {
  expect(crossCacheBytes(model('whisper-large-v3'))).toBe(2 * 32 * 1500 * 1280 * 2);
});

const cases = transcriptionMeasurements.flatMap(({ rows }) =>
  rows.map((row) => {
    const { model: id, accelerator: device, seconds, memoryBytes, note: _, ...rest } = row;
    return {
      row,
      seconds,
      estimate: estimateTranscription({ model: model(id), accelerator: accelerator(device), ...rest }),
    };
  }),
);

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
};

test('published times of Whisper are off by 20 % at most at the median, and three in four lie within the range', () => {
  const errors = cases.map(({ seconds, estimate }) => Math.abs((estimate.seconds?.typical ?? 0) / seconds - 1));
  expect(cases.length).toBe(25);
  expect(median(errors)).toBeLessThan(0.2);
  const within = cases.filter(
    ({ seconds, estimate }) => seconds >= (estimate.seconds?.low ?? 0) && seconds <= (estimate.seconds?.high ?? 0),
  );
  expect(within.length / cases.length).toBeGreaterThan(0.75);
});

test('published memory of faster-whisper is off by 10 % at most at the median', () => {
  const errors = cases.flatMap(({ row, estimate }) =>
    row.memoryBytes === undefined || row.engine !== 'faster-whisper'
      ? []
      : [Math.abs(estimate.memory.total / row.memoryBytes - 1)],
  );
  expect(errors.length).toBe(12);
  expect(median(errors)).toBeLessThan(0.1);
});

test('the four decoder layers of turbo make it faster than the 32 of large v3, by more than half', () => {
  const on = (id: string) =>
    estimateTranscription({ model: model(id), accelerator: accelerator('rtx-4090') }).seconds?.typical ?? 0;
  expect(on('whisper-large-v3-turbo')).toBeLessThan(on('whisper-large-v3') / 2);
});

test('an hour of audio at a real-time factor of 0.05 costs 0.05 of an hour’s rent', () => {
  const { cost, realTimeFactor } = estimateTranscription({
    model: model('whisper-large-v3'),
    accelerator: accelerator('h100-sxm'),
    perHour: 2,
  });
  expect(cost?.perAudioHour.typical).toBeCloseTo(2 * (realTimeFactor?.typical ?? 0), 12);
});

test('a model that does not fit has its memory told and no times', () => {
  const small = { ...accelerator('rtx-4090'), memoryBytes: 2e9 };
  expect(estimateTranscription({ model: model('whisper-large-v3'), accelerator: small })).toMatchObject({
    seconds: null,
    boundBy: 'memory-capacity',
    memory: { fits: false },
  });
});

const anyScenario = fc.record(
  {
    model: fc.constantFrom(...Object.keys(transcriptionModels)).map(model),
    accelerator: fc.constantFrom(...Object.keys(measured)).map(accelerator),
    audioSeconds: fc.double({ min: 0.1, max: 1e6, noNaN: true }),
    batch: fc.integer({ min: 1, max: 64 }),
    beams: fc.integer({ min: 1, max: 8 }),
    tokensPerMinute: fc.double({ min: 1, max: 1000, noNaN: true }),
    precision: fc.constantFrom('fp16', 'bf16', 'int8', 'q8_0' as const) as fc.Arbitrary<PrecisionName>,
    engine: fc.constantFrom(...(Object.keys(transcriptionEngines) as TranscriptionEngineName[])),
    perHour: fc.double({ min: 0.01, max: 100, noNaN: true }),
  },
  { requiredKeys: ['model', 'accelerator'] },
) as fc.Arbitrary<TranscriptionScenario>;

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

const seconds = (scenario: TranscriptionScenario): number => estimateTranscription(scenario).seconds?.typical ?? 0;

test('no scenario yields a figure that is not finite, or a negative one, or a range out of order', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const answer = estimateTranscription(scenario);
      const ranges = [answer.seconds, answer.realTimeFactor, answer.energy?.wattHours, answer.cost?.perAudioHour];
      return (
        numbersIn(answer).every((value) => Number.isFinite(value) && value >= 0) &&
        ranges.every((range) => !range || (range.low <= range.typical && range.typical <= range.high))
      );
    }),
    { numRuns: 500 },
  );
});

test('parts of time and of memory sum to the whole', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const { parts, seconds: range, memory } = estimateTranscription(scenario);
      if (!parts || !range) return true;
      const bytes = memory.weights + memory.kvCache + memory.activations + memory.overhead;
      const sum = parts.encode + parts.decode + parts.overhead;
      return Math.abs(sum / range.typical - 1) < 1e-9 && Math.abs(bytes - memory.total) < 1;
    }),
    { numRuns: 500 },
  );
});

test('a faster accelerator is never slower, and more speech never faster', () => {
  fc.assert(
    fc.property(anyScenario, fc.double({ min: 1, max: 10, noNaN: true }), (scenario, factor) => {
      const before = seconds(scenario);
      const { bf16, bandwidth } = scenario.accelerator;
      const faster = { ...scenario.accelerator, bf16: bf16 * factor, bandwidth: bandwidth * factor };
      const words = (scenario.tokensPerMinute ?? 200) * factor;
      const after = seconds({ ...scenario, tokensPerMinute: words });
      return (
        seconds({ ...scenario, accelerator: faster }) <= before * (1 + 1e-9) &&
        (after === 0 || after >= before * (1 - 1e-9))
      );
    }),
    { numRuns: 500 },
  );
});

const base = { model: model('whisper-tiny'), accelerator: accelerator('h100-sxm') };

test.each<[string, object, string]>([
  ['no audio', { audioSeconds: 0 }, 'audioSeconds must be a finite number above 0, got 0'],
  ['half a window', { batch: 0.5 }, 'batch must be a whole number of 1 or more, got 0.5'],
  ['no beam', { beams: 0 }, 'beams must be a whole number of 1 or more, got 0'],
  [
    'an unknown engine',
    { engine: 'vllm' },
    'unknown engine "vllm"; expected one of: faster-whisper, openai-whisper, transformers',
  ],
  ['silence of NaN', { tokensPerMinute: Number.NaN }, 'tokensPerMinute must be a finite number above 0, got NaN'],
])('%s is refused with its name', (_, change, message) => {
  expect(() => estimateTranscription({ ...base, ...change } as TranscriptionScenario)).toThrow(message);
});
