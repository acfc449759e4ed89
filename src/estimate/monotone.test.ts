import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accelerators, models } from '../catalogue/index.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import { type ChatScenario, type EngineName, engines, estimateChat, InputError } from './index.ts';

const MODELS = [
  'tinyllama-1.1b',
  'llama-3.1-8b',
  'llama-3.1-70b',
  'mixtral-8x7b',
  'qwen3-30b-a3b',
  'gpt-oss-120b',
  'deepseek-r1',
  'gemma-3-4b',
];
const NEARLY = 1 + 1e-9;

const scenario = fc.record({
  model: fc.constantFrom(...MODELS).map((id) => models[id] as Model),
  accelerator: fc.constantFrom(...(Object.values(accelerators) as Accelerator[])),
  accelerators: fc.constantFrom(1, 2, 4, 8),
  weights: fc.constantFrom('bf16', 'fp8', 'int4', 'q4_k_m' as const),
  engine: fc.constantFrom(...(Object.keys(engines) as EngineName[])),
  inputTokens: fc.integer({ min: 1, max: 6000 }),
  outputTokens: fc.integer({ min: 2, max: 2000 }),
  concurrency: fc.integer({ min: 1, max: 600 }),
}) as fc.Arbitrary<ChatScenario>;

/** The estimate of a scenario that is accepted and fits. */
function fitting(one: ChatScenario) {
  try {
    const estimate = estimateChat(one);
    return estimate.memory.fits ? estimate : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

type Figure = (estimate: NonNullable<ReturnType<typeof fitting>>) => number | undefined;
const firstToken: Figure = ({ timeToFirstToken }) => timeToFirstToken?.typical;
const perToken: Figure = ({ timePerOutputToken }) => timePerOutputToken?.typical;
const latency: Figure = ({ latency: whole }) => whole?.typical;

/** Whether a change never makes a figure smaller, over scenarios that fit before and after. */
function grows(
  figure: Figure,
  change: (one: ChatScenario, by: number) => ChatScenario,
  scenarios: fc.Arbitrary<ChatScenario> = scenario,
): void {
  let compared = 0;
  fc.assert(
    fc.property(scenarios, fc.integer({ min: 1, max: 400 }), (one, by) => {
      const [before, after] = [fitting(one), fitting(change(one, by))];
      const [small, large] = [before && figure(before), after && figure(after)];
      if (small === undefined || large === undefined) return true;
      compared += 1;
      return large * NEARLY >= small;
    }),
    { numRuns: 1500, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(200);
}

const moreUsers = (one: ChatScenario, by: number): ChatScenario => ({
  ...one,
  concurrency: Number(one.concurrency) + by,
});
const longerInput = (one: ChatScenario, by: number): ChatScenario => ({
  ...one,
  inputTokens: Number(one.inputTokens) + by,
});
const slowerMemory = (one: ChatScenario, by: number): ChatScenario => ({
  ...one,
  accelerator: { ...one.accelerator, bandwidth: one.accelerator.bandwidth / (1 + by / 100) },
});
const slowerArithmetic = (one: ChatScenario, by: number): ChatScenario => {
  const slower = (rate: number): number => rate / (1 + by / 100);
  const { accelerator } = one;
  const { bf16, fp8, fp4, power } = accelerator;
  return {
    ...one,
    accelerator: {
      ...accelerator,
      bf16: slower(bf16),
      // What its power sustains of the rate stays the same share.
      ...(power === undefined ? {} : { power: slower(power) }),
      ...(fp8 === undefined ? {} : { fp8: slower(fp8) }),
      ...(fp4 === undefined ? {} : { fp4: slower(fp4) }),
    },
  };
};

test('more users never shorten the time per output token', () => grows(perToken, moreUsers));
test('more users never shorten the time to the first token', () => grows(firstToken, moreUsers));
const throughput: Figure = ({ outputTokensPerSecond }) => outputTokensPerSecond?.typical;
// Short answers and long prompts: there, work that is counted for one user and not for the next would show.
const shortAnswers = fc.tuple(scenario, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20000 })).map(
  ([one, outputTokens, inputTokens]): ChatScenario => ({
    ...one,
    outputTokens,
    inputTokens,
    model: { ...one.model, maxContext: 1e5 },
    concurrency: 1 + (Number(one.concurrency) % 30),
  }),
);
test('more users never lower the throughput of a replica', () => grows(throughput, moreUsers));
test('one user more never lowers the throughput of a replica, however short the answers', () =>
  grows(throughput, (one) => moreUsers(one, 1), shortAnswers));
test('no number of users is served slower than one after the other', () =>
  grows(
    throughput,
    moreUsers,
    shortAnswers.map((one) => ({ ...one, concurrency: 1 })),
  ));
test('a user more never shortens the time to the first token, however short the answers', () =>
  grows(firstToken, (one) => moreUsers(one, 1), shortAnswers));
test('a longer input never shortens the time to the first token', () => grows(firstToken, longerInput));
test('a longer input never shortens the time per output token of one user', () =>
  grows(
    perToken,
    longerInput,
    scenario.map((one) => ({ ...one, concurrency: 1 })),
  ));
test('a memory that is read more slowly never shortens a request', () => grows(latency, slowerMemory));
test('a chip that multiplies more slowly never shortens a request', () => grows(latency, slowerArithmetic));

test('twice the tensor parallelism takes memory from every accelerator', () => {
  fc.assert(
    fc.property(scenario, fc.constantFrom(1, 2, 4), (one, split) => {
      const at = (count: number) => fitting({ ...one, engine: 'vllm', accelerators: count, concurrency: 1 });
      const [few, many] = [at(split), at(2 * split)];
      return few === undefined || many === undefined || many.memory.total < few.memory.total;
    }),
    { numRuns: 500 },
  );
});
