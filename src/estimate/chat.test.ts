import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accelerators, models } from '../catalogue/index.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import type { EngineName, PrecisionName } from './index.ts';
import { type ChatScenario, distinctExperts, engines, estimateChat, precisions, speculationTokens } from './index.ts';

const model = (id: string): Model => models[id] as Model;
const accelerator = (id: string): Accelerator => accelerators[id] as Accelerator;

test('with no overhead, decode of one sequence takes the time to read the weights: 15.0 GB at 2.04 TB/s', () => {
  const { timePerOutputToken } = estimateChat({
    model: model('llama-3.1-8b'),
    accelerator: accelerator('a100-80gb-sxm'),
    engine: 'ideal',
    inputTokens: 1,
    outputTokens: 2,
  });
  const read = (2 * (8.03e9 - 4096 * 128_256)) / 2.039e12;
  expect((timePerOutputToken?.typical ?? 0) / read).toBeCloseTo(1, 2);
});

test('Llama 3.1 8B on TensorRT-LLM and one H100 writes a token every 6 to 8 ms alone, as measured', () => {
  const { timePerOutputToken } = estimateChat({
    model: model('llama-3.1-8b'),
    accelerator: accelerator('h100-sxm'),
    engine: 'tensorrt-llm',
    inputTokens: 512,
    outputTokens: 512,
  });
  expect(timePerOutputToken?.low).toBeLessThan(7);
  expect(timePerOutputToken?.typical).toBeGreaterThan(0.0055);
  expect(timePerOutputToken?.typical).toBeLessThan(0.0085);
});

test('draft tokens of which none is accepted still yield one token a pass, all accepted yield one more than drafted', () => {
  expect(speculationTokens({ draftTokens: 4, acceptance: 0 })).toBe(1);
  expect(speculationTokens({ draftTokens: 4, acceptance: 1 })).toBe(5);
});

test('acceptance of 0.8 with 4 drafted tokens yields 3.36 tokens a pass (Leviathan et al., eq. 1)', () => {
  expect(speculationTokens({ draftTokens: 4, acceptance: 0.8 })).toBeCloseTo((1 - 0.8 ** 5) / 0.2, 12);
});

test('one token reads as many experts as it is routed to, very many read all', () => {
  expect(distinctExperts({ count: 128, perToken: 8 }, 1)).toBeCloseTo(8, 12);
  expect(distinctExperts({ count: 128, perToken: 8 }, 10_000)).toBeCloseTo(128, 9);
});

test('one output token has no time between tokens', () => {
  const { timePerOutputToken, latency, timeToFirstToken } = estimateChat({
    model: model('llama-3.1-8b'),
    accelerator: accelerator('h100-sxm'),
    outputTokens: 1,
  });
  expect(timePerOutputToken).toBeNull();
  expect(latency).toEqual(timeToFirstToken);
});

test('one user on four replicas gets what one gets on one, and two write twice as much', () => {
  const on = (accelerators: number, concurrency: number) =>
    estimateChat({
      model: model('llama-3.1-8b'),
      accelerator: accelerator('h100-sxm'),
      tensorParallel: 1,
      accelerators,
      concurrency,
    });
  const [alone, one, two] = [on(1, 1), on(4, 1), on(4, 2)].map(({ latency, outputTokensPerSecond }) => ({
    latency: latency?.typical ?? 0,
    all: outputTokensPerSecond?.typical ?? 0,
  }));
  expect(one).toEqual(alone);
  expect(two?.latency).toBe(alone?.latency);
  expect(two?.all).toBeCloseTo(2 * (alone?.all ?? 0), 9);
});

test('a model that does not fit has its memory told and no times', () => {
  const estimate = estimateChat({ model: model('llama-3.1-405b'), accelerator: accelerator('l4') });
  expect(estimate.memory.fits).toBe(false);
  expect(estimate.latency).toBeNull();
});

const anyScenario = fc.record(
  {
    model: fc.constantFrom(...Object.keys(models)).map(model),
    accelerator: fc.constantFrom(...Object.keys(accelerators)).map(accelerator),
    accelerators: fc.constantFrom(1, 2, 4, 8),
    weights: fc.constantFrom(...(Object.keys(precisions) as PrecisionName[])),
    kvCache: fc.constantFrom('bf16', 'fp8' as const),
    engine: fc.constantFrom(...(Object.keys(engines) as EngineName[])),
    inputTokens: fc.integer({ min: 1, max: 3000 }),
    outputTokens: fc.integer({ min: 1, max: 1000 }),
    concurrency: fc.oneof(fc.integer({ min: 1, max: 4096 }), fc.constant('max' as const)),
    speculative: fc.record({
      draftTokens: fc.integer({ min: 1, max: 8 }),
      acceptance: fc.double({ min: 0, max: 1, noNaN: true }),
      draftCost: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    perHour: fc.double({ min: 0.01, max: 100, noNaN: true }),
  },
  { requiredKeys: ['model', 'accelerator'] },
) as fc.Arbitrary<ChatScenario>;

/** The estimate, or undefined where the scenario itself is refused, as heads that do not divide. */
function attempt(scenario: ChatScenario) {
  try {
    return estimateChat(scenario);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Every number of an answer. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

test('no scenario yields a figure that is not finite, or a negative one', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const { assumed: _, ...answer } = attempt(scenario) ?? { assumed: {} };
      return numbersIn(answer).every((value) => Number.isFinite(value) && value >= 0);
    }),
    { numRuns: 2000 },
  );
});

test('low is at most typical, and typical at most high', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const answer = attempt(scenario);
      const ranges = [
        answer?.timeToFirstToken,
        answer?.timePerOutputToken,
        answer?.latency,
        answer?.outputTokensPerSecond,
        answer?.energy?.perRequest,
        answer?.cost?.perRequest,
      ];
      return ranges.every(
        (range) => range === null || range === undefined || (range.low <= range.typical && range.typical <= range.high),
      );
    }),
    { numRuns: 1000 },
  );
});

test('more bandwidth never slows decode', () => {
  fc.assert(
    fc.property(anyScenario, fc.double({ min: 1, max: 10, noNaN: true }), (scenario, factor) => {
      const faster = { ...scenario.accelerator, bandwidth: scenario.accelerator.bandwidth * factor };
      const [before, after] = [attempt(scenario), attempt({ ...scenario, accelerator: faster })];
      const [slow, fast] = [before?.step, after?.step];
      if (!slow || !fast) return true;
      const sum = (parts: object): number => numbersIn(parts).reduce((total, value) => total + value, 0);
      return sum(fast) <= sum(slow) * (1 + 1e-9);
    }),
    { numRuns: 1000 },
  );
});

test('more memory never lowers the number of requests that fit', () => {
  fc.assert(
    fc.property(anyScenario, fc.double({ min: 1, max: 10, noNaN: true }), (scenario, factor) => {
      const larger = { ...scenario.accelerator, memoryBytes: scenario.accelerator.memoryBytes * factor };
      const [before, after] = [attempt(scenario), attempt({ ...scenario, accelerator: larger })];
      return before === undefined || after === undefined || after.memory.maxConcurrency >= before.memory.maxConcurrency;
    }),
    { numRuns: 1000 },
  );
});

test('parts of memory sum to its total, and latency to the first token and the others', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const answer = attempt(scenario);
      if (!answer?.latency || !answer.timeToFirstToken) return true;
      const { weights, kvCache, activations, overhead, total } = answer.memory;
      const rest = (answer.timePerOutputToken?.typical ?? 0) * ((scenario.outputTokens ?? 256) - 1);
      return (
        Math.abs(weights + kvCache + activations + overhead - total) < 1 &&
        Math.abs(answer.timeToFirstToken.typical + rest - answer.latency.typical) < 1e-6 * answer.latency.typical
      );
    }),
    { numRuns: 1000 },
  );
});

const base = { model: model('llama-3.1-70b'), accelerator: accelerator('h100-sxm'), accelerators: 4 };

test.each<[string, object, string]>([
  [
    'a tensor parallelism that does not divide the count',
    { tensorParallel: 3 },
    'tensorParallel must divide accelerators (4), got 3',
  ],
  [
    'a tensor parallelism that does not divide the heads',
    { accelerators: 3 },
    "tensorParallel must divide the model's 64 attention heads, got 3",
  ],
  ['zero tokens', { inputTokens: 0 }, 'inputTokens must be a whole number of 1 or more, got 0'],
  ['half a token', { outputTokens: 0.5 }, 'outputTokens must be a whole number of 1 or more, got 0.5'],
  ['a number in quotes', { concurrency: '8' }, 'concurrency must be a whole number of 1 or more, got "8"'],
  ['a huge number', { accelerators: 1e308 }, 'accelerators must be at most 1000000000000, got 1e+308'],
  ['NaN', { inputTokens: Number.NaN }, 'inputTokens must be a whole number of 1 or more, got NaN'],
  [
    "a context beyond the model's",
    { inputTokens: 131_072, outputTokens: 1 },
    "inputTokens + outputTokens must be at most the model's context of 131072 tokens, got 131073",
  ],
  [
    'more cached than input',
    { inputTokens: 10, cachedTokens: 11 },
    'cachedTokens must be at most inputTokens (10), got 11',
  ],
  ['an unknown engine', { engine: 'vlm' }, 'unknown engine "vlm"; expected one of: vllm, tensorrt-llm'],
  ['an unknown precision', { weights: 'fp7' }, 'unknown weights "fp7"; expected one of: bf16, fp16'],
  [
    'an acceptance above 1',
    { speculative: { draftTokens: 4, acceptance: 1.2, draftCost: 0.05 } },
    'speculative.acceptance must be a number from 0 to 1, got 1.2',
  ],
  ['no time in use', { utilisation: 0 }, 'utilisation must be a finite number above 0, got 0'],
])('%s is refused with its name', (_, change, message) => {
  expect(() => estimateChat({ ...base, ...change } as ChatScenario)).toThrow(message);
});

test('an arrival rate beyond what the hardware serves is refused with the rate that it can', () => {
  expect(() => estimateChat({ ...base, weights: 'fp8', requestsPerSecond: 1000 })).toThrow(
    /requestsPerSecond must be below the [\d.]+ that this hardware can serve, got 1000/,
  );
});

// TensorRT-LLM 0.14 served Llama 3.1 70B on four H100 at 8 requests a second of 467 tokens in and 256 out with 92 ms to the first
// token; the same load from users in step, about 60 of them, has two thirds more by the wait that is fitted to such users.
test('requests that arrive at random have their first tokens sooner than as many users who begin together', () => {
  const four = {
    model: model('llama-3.1-70b'),
    accelerator: accelerator('h100-sxm'),
    accelerators: 4,
    engine: 'tensorrt-llm',
    inputTokens: 467,
    outputTokens: 256,
  } as const;
  const random = estimateChat({ ...four, requestsPerSecond: 8 });
  const users = Math.round(8 * (random.latency?.typical ?? 0));
  const together = estimateChat({ ...four, concurrency: users });
  expect(random.timeToFirstToken?.typical).toBeGreaterThan(0.092 / 1.3);
  expect(random.timeToFirstToken?.typical).toBeLessThan(0.092 * 1.3);
  expect(together.timeToFirstToken?.typical).toBeGreaterThan(1.5 * (random.timeToFirstToken?.typical ?? 0));
});

test('a rate just below the most that is named is served', () => {
  const scenario = { model: model('llama-3.1-8b'), accelerator: accelerator('h100-sxm') };
  const message = (() => {
    try {
      estimateChat({ ...scenario, requestsPerSecond: 1e6 });
      return '';
    } catch (error) {
      return String(error);
    }
  })();
  const most = Number(/below the ([\d.]+)/.exec(message)?.[1]);
  expect(estimateChat({ ...scenario, requestsPerSecond: 0.99 * most }).latency).not.toBeNull();
  expect(() => estimateChat({ ...scenario, requestsPerSecond: 1.01 * most })).toThrow(
    'requestsPerSecond must be below',
  );
});

test('at a low arrival rate a request meets an idle server', () => {
  const idle = estimateChat({ ...base, weights: 'fp8', concurrency: 1 });
  const open = estimateChat({ ...base, weights: 'fp8', requestsPerSecond: 0.001 });
  expect((open.latency?.typical ?? 0) / (idle.latency?.typical ?? 1)).toBeCloseTo(1, 2);
});

const llamaOnH200 = {
  model: models['llama-3.1-70b'],
  accelerator: accelerators['h200-sxm'],
  weights: 'fp8',
} as ChatScenario;

// Measured with 128 users: 369 s to the first token and 7,373 tokens of 30.4 ms, 128 s and 922 of 80.5 ms. By Little's law 48 run at
// once in both.
test('TensorRT-LLM keeps the room for whole answers, so as many fit whichever part of a request is the prompt', () => {
  const room = (engine: EngineName, inputTokens: number) =>
    estimateChat({ ...llamaOnH200, engine, kvCache: 'fp8', inputTokens, outputTokens: 8295 - inputTokens }).memory
      .maxConcurrency;
  expect(room('tensorrt-llm', 922)).toBe(room('tensorrt-llm', 7373));
  expect(Math.abs(room('tensorrt-llm', 922) - 48)).toBeLessThan(10);
  expect(room('vllm', 922)).toBeGreaterThan(1.5 * room('tensorrt-llm', 922));
});

// InferenceX, vLLM, 7,373 tokens in and 922 out: 26.1 ms with 4 users, 47.5 ms with 16.
test.each([
  [4, 0.0261],
  [16, 0.0475],
])(
  'vLLM with an FP8 cache gives each of %i users of Llama 3.1 70B on one H200 a token as often as measured',
  (concurrency, measured) => {
    const { timePerOutputToken } = estimateChat({
      ...llamaOnH200,
      kvCache: 'fp8',
      inputTokens: 7373,
      outputTokens: 922,
      concurrency,
    });
    expect(Math.abs((timePerOutputToken?.typical ?? 0) / measured - 1)).toBeLessThan(0.1);
  },
);

test('half of the layers in host memory at 60 GB/s bound decode: 7.5 GB of Llama 3.1 8B take 125 ms', () => {
  const { step, memory } = estimateChat({
    model: model('llama-3.1-8b'),
    accelerator: accelerator('h100-sxm'),
    engine: 'ideal',
    offload: { share: 0.5 },
  });
  const layers = 2 * (8.03e9 - 2 * 4096 * 128_256);
  const rest = (0.5 * layers + 2 * 4096 * 128_256) / 3.35e12;
  expect((step?.weights ?? 0) / ((0.5 * layers) / 60e9 + rest)).toBeCloseTo(1, 2);
  expect(memory.weights / (layers / 2 + 4 * 4096 * 128_256)).toBeCloseTo(1, 2);
});

test('experts in host memory leave room on the card and slow every token', () => {
  const scenario = { model: model('gpt-oss-120b'), accelerator: accelerator('rtx-4090'), engine: 'llama.cpp' as const };
  const whole = estimateChat({ ...scenario, weights: 'mxfp4' });
  const split = estimateChat({ ...scenario, weights: 'mxfp4', offload: { share: 1, of: 'experts' } });
  expect(whole.memory.fits).toBe(false);
  expect(split.memory.fits).toBe(true);
});
