import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configs } from '../../estimate/hugging-face/config-samples.ts';
import { estimateChat, modelFromConfig } from '../../estimate/index.ts';
import { breakEven } from '../break-even.ts';
import { linkedModels, remember, unreadIn } from '../frame/pasted.ts';
import { outcomeOf, type Widget } from '../frame/widget.ts';
import { latency } from '../latency.ts';
import { memory } from '../memory.ts';
import { plan } from '../plan.ts';
import { quantization } from '../quantization.ts';
import { roofline } from '../roofline.ts';
import { acceleratorOf } from '../scenario.ts';
import { readModel } from './read-model.ts';

const readAll = (text: string) => {
  const found = readModel(text);
  remember(text, found);
  if ('fault' in found) throw new Error(found.fault);
  return found;
};

describe.each(Object.entries(configs))('the config.json of %s', (_, config) => {
  const text = JSON.stringify(config, undefined, 2);

  test('is the row that the command line makes of the same object', () => {
    expect(readAll(text).row).toEqual(modelFromConfig(config));
  });

  test('gives in a widget the seconds that the module gives for that row', () => {
    readAll(text);
    const { answer, error } = outcomeOf(latency, { model: text, accelerators: '16', accelerator: 'h200-sxm' });
    expect(error).toBeUndefined();
    const estimate = estimateChat({
      model: modelFromConfig(config),
      accelerator: acceleratorOf('h200-sxm'),
      accelerators: 16,
      tensorParallel: 16,
      weights: 'bf16',
      kvCache: 'bf16',
      engine: 'vllm',
      inputTokens: Number(latency.fields.input?.start),
      outputTokens: Number(latency.fields.output?.start),
      concurrency: Number(latency.fields.users?.start),
    });
    expect(answer?.data.flat()).toContain(estimate.timeToFirstToken?.typical);
  });

  test('travels in a link as the few keys that matter, which are read to the same row', () => {
    const { row, compact } = readAll(text);
    expect(readAll(compact).row).toEqual(row);
    expect(Object.keys(JSON.parse(compact))).not.toContain('architectures');
    const linked = linkedModels(latency.fields, { model: text });
    expect(linked).toEqual({ texts: { model: compact }, note: '' });
    expect(encodeURIComponent(compact).length).toBeLessThan(1000);
  });
});

describe('a pasted Llama 3.1 8B', () => {
  const text = JSON.stringify(configs['llama-3.1-8b']);
  const dataOf = (widget: Widget, model: string): Readonly<Record<string, unknown>> => {
    const { answer, error } = outcomeOf(widget, { model, weights: 'bf16', accelerators: '1' });
    if (answer === undefined) throw new Error(error);
    return Object.fromEntries(answer.data.slice(1).map((row) => [`${row.slice(0, 2).join(' ')}`, row]));
  };

  test('is deployed as the row of the list: what ranks first, and its rent', () => {
    readAll(text);
    const [own, known] = [text, 'llama-3.1-8b'].map((model) => outcomeOf(plan, { model, weights: 'bf16' }).answer);
    expect(own?.data[1]?.slice(0, 7)).toEqual(known?.data[1]?.slice(0, 7));
    expect(own?.headline).toContain('a llama model in BF16');
    expect(own?.sources.length).toBe((known?.sources.length ?? 0) - 1);
  });

  test('begins a sentence with a capital, and stands small within one', () => {
    readAll(text);
    const [fast, large] = [{}, { accelerators: '1', accelerator: 'rtx-3060-12gb' }].map((more) =>
      outcomeOf(latency, { model: text, ...more }),
    );
    expect(fast?.answer?.headline).toMatch(/^A llama model on one NVIDIA A100/);
    expect(large?.error).toMatch(/^A llama model in BF16 does not fit one/);
    expect(outcomeOf(roofline, { model: text }).answer?.headline).toMatch(/^While a llama model on one/);
  });

  test('moves the rented side alone: a request by API costs what its offer asks', () => {
    readAll(text);
    const [own, known, other] = [text, 'llama-3.1-8b', 'qwen2.5-14b'].map((model) => dataOf(breakEven, model));
    expect(own?.['request by API USD']).toEqual(known?.['request by API USD']);
    expect(other?.['request by API USD']).toEqual(known?.['request by API USD']);
    const capacity = 'capacity of a replica requests a month';
    const typical = [own, known, other].map((data) => (data?.[capacity] as number[] | undefined)?.[3]);
    expect(typical[0]).toBe(typical[1]);
    expect(typical[0]).not.toBe(typical[2]);
  });
});

test('the shortest form of Llama 3.1 8B has eight keys', () => {
  expect(Object.keys(JSON.parse(readAll(JSON.stringify(configs['llama-3.1-8b'])).compact))).toEqual([
    'hidden_size',
    'intermediate_size',
    'max_position_embeddings',
    'model_type',
    'num_attention_heads',
    'num_hidden_layers',
    'num_key_value_heads',
    'vocab_size',
  ]);
});

test('a model whose shortest form is too long for an address is left out of links, which say so', () => {
  const layer_types = Array.from({ length: 128 }, (_, index) =>
    index % 2 === 0 ? 'sliding_attention' : 'full_attention',
  );
  const text = JSON.stringify({
    ...configs['llama-3.1-8b'],
    num_hidden_layers: 128,
    sliding_window: 1024,
    layer_types,
  });
  readAll(text);
  const linked = linkedModels(latency.fields, { model: text });
  expect(linked?.texts).toEqual({ model: 'llama-3.1-8b' });
  expect(linked?.note).toMatch(/too long/);
});

test.each([
  ['{', /no JSON/],
  ['{"a":1', /no JSON/],
  ['{}', /unknown model\.model_type nothing; read are: llama, /],
  ['{"model_type":"mamba"}', /unknown model\.model_type "mamba"/],
  ['{"model_type":"llama"}', /^model\.num_hidden_layers must be given/],
  ['{"model_type":"llama","num_hidden_layers":"<img src=x>"}', /^model\.num_hidden_layers must be a whole number/],
])('%s gets a message that names what is wrong in place of the answer', (text, expected) => {
  remember(text, readModel(text));
  for (const widget of [latency, memory, quantization, plan, breakEven] as Widget[]) {
    const { answer, error, field } = { field: undefined, ...outcomeOf(widget, { model: text }) };
    expect([answer, field]).toEqual([undefined, 'model']);
    expect(error).toMatch(expected);
  }
});

test('a text that is neither a row nor a config.json is told that it may be either', () => {
  expect(outcomeOf(latency, { model: 'garbage' }).error).toMatch(
    /expected one of \d+, such as llama-.*, or a config\.json$/,
  );
});

test('whatever is pasted, a widget answers or names the model', () => {
  const key = fc.constantFrom(
    ...Object.values(configs).flatMap((config) => Object.keys(config)),
    '__proto__',
    'text_config',
  );
  const value = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null), fc.boolean(), fc.jsonValue());
  const changed = fc
    .tuple(fc.constantFrom(...Object.values(configs)), fc.array(fc.tuple(key, value), { maxLength: 4 }))
    .map(([config, changes]) => JSON.stringify({ ...config, ...Object.fromEntries(changes) }));
  const junk = fc.oneof(
    changed,
    fc.jsonValue().map((any) => `{"a":${JSON.stringify(any)}}`),
    fc.string().map((any) => `{${any}`),
  );
  fc.assert(
    fc.property(junk, (text) => {
      const trimmed = text.trim();
      remember(trimmed, readModel(trimmed));
      const { answer, error } = outcomeOf(memory, { model: text });
      if (answer === undefined) expect(error).toMatch(/model|accelerators|memory|tokens|fit/i);
      else expect(JSON.stringify([answer.headline, answer.tables])).not.toMatch(/NaN|Infinity/);
    }),
    { numRuns: 2000 },
  );
}, 60_000);

test('a pasted model that was not read yet is known to be so, and a row of the list never is', () => {
  expect(unreadIn(latency.fields, { model: ' {"model_type":"new"} ' })).toBe('{"model_type":"new"}');
  expect(unreadIn(latency.fields, { model: 'llama-3.1-8b' })).toBeUndefined();
  expect(outcomeOf(latency, { model: '{"model_type":"new"}' }).error).toMatch(/read in a browser alone/);
});
