import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accelerators, models, offers, rentalRange } from '../catalogue/index.ts';
import { answer } from './answer.ts';
import { answerSchema, scenarioSchema } from './index.ts';
import { kinds } from './kinds.ts';

const TODAY = '2026-11-24';
const llama8 = '"model":"llama-3.1-8b","accelerator":"h100-sxm"';

/** One line or more of every kind, and of every key that a chat has. */
const good = [
  `{${llama8}}`,
  `{"kind":"chat",${llama8},"accelerators":8,"tensorParallel":2,"concurrency":"max","maxBatch":64}`,
  `{${llama8},"requestsPerSecond":2,"weights":"fp8","kvCache":"fp8","engine":"sglang","perHour":3,"utilisation":0.6}`,
  `{${llama8},"speculative":{"draftTokens":4,"acceptance":0.7,"draftCost":0.05},"perHour":{"low":2,"typical":3,"high":4}}`,
  `{${llama8},"outputTokens":1}`,
  `{"model":"llama-3.1-405b","accelerator":"l4"}`,
  `{${llama8},"turns":4,"systemTokens":2000,"reasoningTokens":100,"prefixCaching":true,"cachedTokens":1000}`,
  `{"model":{"model_type":"llama","hidden_size":4096,"num_hidden_layers":32,"num_attention_heads":32,"intermediate_size":14336,"vocab_size":128256,"max_position_embeddings":8192},"accelerator":{"memoryBytes":64e9,"bandwidth":2e12,"bf16":4e14}}`,
  `{"kind":"api-call","offer":"anthropic/claude-sonnet-5","inputTokens":5000,"outputTokens":500,"writtenTokens":4000,"cacheKept":"hour","requests":1e6}`,
  `{"kind":"api-call","offer":"deepseek/deepseek-v4-flash","at":"02:30","discount":0.5,"turns":10}`,
  `{"kind":"api-call","offer":{"input":1e-6,"output":5e-6},"reasoningTokens":1000}`,
  `{"kind":"rental",${llama8}}`,
  `{"kind":"rental",${llama8},"offer":"groq/llama-3.1-8b-instant","requests":1e7,"hours":200,"utilisation":0.5}`,
  `{"kind":"rental",${llama8},"concurrency":16,"apiPerRequest":0.001,"perHour":2}`,
  `{"kind":"rental","model":"llama-3.1-405b","accelerator":"l4","perHour":0.8}`,
  `{"kind":"image","model":"sdxl-1.0","accelerator":"h100-sxm","width":512,"steps":20}`,
  `{"kind":"image","model":"flux.1-dev","accelerator":"l4"}`,
  `{"kind":"transcription","model":"whisper-large-v3","accelerator":"l4","audioSeconds":600,"perHour":1}`,
  `{"kind":"plan","model":"llama-3.1-8b","requestsPerSecond":10,"maxTimeToFirstToken":1,"budget":20000,"top":3}`,
  `{"kind":"plan","model":"llama-3.1-70b","requestsPerSecond":1,"candidates":["l4","h100-sxm",{"memoryBytes":2e11,"bandwidth":6e12,"bf16":2e15}]}`,
];

const options = { strict: true, allowUnionTypes: true, strictRequired: false } as const;
const isScenario = new Ajv2020(options).compile(scenarioSchema('https://example.org/scenario.v1.schema.json'));

/** The answer's schema with every object closed, so that a key that it does not describe is found. */
const closed = JSON.parse(
  JSON.stringify(answerSchema('https://example.org/answer.v1.schema.json')).replaceAll(
    '"type":"object","properties"',
    '"type":"object","additionalProperties":false,"properties"',
  ),
);
const ajv = new Ajv2020({ ...options, allErrors: true });
const isAnswer = ajv.compile(closed);
const definition = (name: string) => ajv.compile({ $ref: `https://example.org/answer.v1.schema.json#/$defs/${name}` });

describe.each(good)('%s', (line) => {
  test('is a scenario by the schema', () => {
    expect(isScenario(JSON.parse(line)), JSON.stringify(isScenario.errors)).toBe(true);
  });

  test('is answered, in keys that the schema of answers describes', () => {
    const given = JSON.parse(JSON.stringify(answer(line, TODAY)));
    expect(given).toMatchObject({ ok: true });
    const matches = definition(given.kind ?? 'chat');
    expect(matches(given), JSON.stringify(matches.errors?.slice(0, 4))).toBe(true);
    expect(isAnswer(given)).toBe(true);
  });
});

test('every kind has an example', () => {
  const named = good.map((line) => JSON.parse(line).kind ?? 'chat');
  expect(new Set(named)).toEqual(new Set(Object.keys(kinds)));
});

test('a refusal is described by the schema of answers', () => {
  const matches = definition('refusal');
  expect(matches(answer('{"model":"llama"}', TODAY)), JSON.stringify(matches.errors)).toBe(true);
});

describe('a row of the catalogue, given as an object,', () => {
  test.each(Object.keys(models))('%s answers like its id', (id) => {
    const own = answer(
      JSON.stringify({
        model: models[id],
        accelerator: 'b200-sxm',
        accelerators: 8,
        tensorParallel: 1,
        weights: 'fp8',
      }),
      TODAY,
    );
    const known = answer(
      JSON.stringify({ model: id, accelerator: 'b200-sxm', accelerators: 8, tensorParallel: 1, weights: 'fp8' }),
      TODAY,
    );
    expect(own).toEqual(known);
  });

  test.each(Object.keys(accelerators))('%s answers like its id, but for the rent that only an id has', (id) => {
    const scenario = { model: 'llama-3.1-8b', weights: 'q4_k_m', inputTokens: 100, perHour: 1 };
    const own = answer(JSON.stringify({ ...scenario, accelerator: accelerators[id] }), TODAY);
    expect(own).toEqual(answer(JSON.stringify({ ...scenario, accelerator: id }), TODAY));
  });

  test.each(Object.keys(offers))('%s costs like its id', (id) => {
    const call = { kind: 'api-call', inputTokens: 1000, cachedTokens: 100, outputTokens: 100 };
    const own = answer(JSON.stringify({ ...call, offer: offers[id] }), TODAY);
    expect(own).toMatchObject({
      ok: true,
      cost: (answer(JSON.stringify({ ...call, offer: id }), TODAY) as { cost?: object }).cost,
    });
  });
});

test('GPT-4o asks 3.5 dollars for a thousand calls of 1,000 tokens in and 100 out', () => {
  const given = answer(
    '{"kind":"api-call","offer":"openai/gpt-4o","inputTokens":1000,"outputTokens":100,"requests":1000}',
    TODAY,
  );
  expect((given as unknown as { costOfRequests: number }).costOfRequests).toBeCloseTo(
    1000 * (1000 * 2.5e-6 + 100 * 10e-6),
    10,
  );
});

test('prices of September 2026 are 62 days old on 24 November, and stale by April', () => {
  const line = '{"kind":"api-call","offer":"openai/gpt-4o"}';
  expect(answer(line, '2026-11-24')).toMatchObject({ offer: { released: '2026-09-23', days: 62, stale: false } });
  expect(answer(line, '2027-04-01')).toMatchObject({ offer: { stale: true } });
});

test('a plan repeats the rents that it reckons with, and the days they are of', () => {
  const given = answer('{"kind":"plan","model":"llama-3.1-8b","requestsPerSecond":1,"candidates":["h100-sxm"]}', TODAY);
  expect(given).toMatchObject({ assumed: { top: 10, perHour: { 'h100-sxm': rentalRange('h100-sxm') } } });
});

test('a GGUF format without an engine is run by llama.cpp, and the answer says so', () => {
  expect(answer(`{${llama8},"weights":"q4_k_m"}`, TODAY)).toMatchObject({ ok: true, assumed: { engine: 'llama.cpp' } });
});

/** Every number of an answer. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    0,
    -1,
    0.5,
    1e308,
    1e-308,
    -0,
    '',
    'NaN',
    'max',
    null,
    true,
    [],
    {},
    [[]],
    '__proto__',
    '\u0000',
  ),
);

test('nothing that JSON can say makes the answer throw, or hold a figure that is not finite', () => {
  const keys = [...new Set(good.flatMap((line) => Object.keys(JSON.parse(line))))];
  const scenarios = fc.tuple(
    fc.constantFrom(...good).map((line): Record<string, unknown> => JSON.parse(line)),
    fc.dictionary(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...keys) }, fc.string()), junk, { maxKeys: 3 }),
  );
  fc.assert(
    fc.property(scenarios, ([scenario, change]) => {
      const { kind } = scenario;
      const line = JSON.stringify({ ...scenario, ...change, ...(kind === 'plan' ? { kind: 'chat' } : {}) });
      const given = answer(line, TODAY);
      if (!given.ok) return typeof given.code === 'string' && given.error.length > 0;
      const { assumed: _, ...figures } = given as Record<string, unknown>;
      return numbersIn(figures).every(Number.isFinite);
    }),
    { numRuns: 2000 },
  );
});

test('any text is answered', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (line) => !answer(line, TODAY).ok),
    { numRuns: 2000 },
  );
});
