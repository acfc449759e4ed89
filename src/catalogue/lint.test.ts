import { expect, test } from 'vitest';
import { accelerators, models } from './index.ts';
import { lintAccelerators, lintModels } from './lint.ts';
import type { Accelerator, Model } from './schema.ts';

test('no accelerator of the catalogue has a fault', () => {
  expect(lintAccelerators(accelerators)).toEqual([]);
});

test('no model of the catalogue has a fault', () => {
  expect(lintModels(models)).toEqual([]);
});

const h100 = accelerators['h100-sxm'] as Accelerator;
const llama = models['llama-3.1-70b'] as Model;

test.each<[string, Partial<Accelerator>, RegExp]>([
  ['a bandwidth in GB/s typed as B/s', { bandwidth: 3350 }, /^bandwidth is 3350/],
  ['a memory in GB typed as bytes', { memoryBytes: 80 }, /^memoryBytes is 80/],
  ['a sparse rate of a dense field', { bf16: 4 * 989.4e12 }, /FLOP per byte/],
  ['an FP8 rate below that of BF16', { fp8: 500e12 }, /fp8 over bf16/],
  ['a power in kilowatts', { power: 0.7 }, /power is 0.7/],
  ['a number that no source claims', { fp4: 4000e12 }, /fp4 is claimed by no source/],
  ['a memory too large for its bandwidth', { memoryBytes: 1e12, bandwidth: 1e12 }, /seconds to read the whole memory/],
  [
    'a source that gives nothing',
    { sources: [...h100.sources, { url: 'https://example.org', opened: '2026-11-24', gives: [] }] },
    /example\.org gives nothing/,
  ],
  [
    'a source that gives what the row has not',
    { sources: [...h100.sources, { url: 'https://example.org', opened: '2026-11-24', gives: ['fp4'] }] },
    /gives fp4, which the row has not/,
  ],
  [
    'a source without a day',
    { sources: [{ url: 'https://example.org', opened: 'soon', gives: [] }] },
    /needs a web address and the day/,
  ],
])('%s is found', (_, change, problem) => {
  const found = lintAccelerators({ 'h100-sxm': { ...h100, ...change } }).map((fault) => fault.problem);
  expect(found.some((text) => problem.test(text))).toBe(true);
});

test.each<[string, Partial<Model>, RegExp]>([
  ['parameters in billions', { parameters: 70.55 }, /^parameters is 70.55/],
  ['more active parameters than stored', { activeParameters: 80e9 }, /more than the/],
  ['KV heads that do not divide the heads', { kvHeads: 7 }, /expected a divisor of heads/],
  ['a network of width 0 without experts', { ffn: 0 }, /there are no experts/],
])('%s are found', (_, change, problem) => {
  const found = lintModels({ 'llama-3.1-70b': { ...llama, ...change } }).map((fault) => fault.problem);
  expect(found.some((text) => problem.test(text))).toBe(true);
});

test('a row that rests on tables and does not say so is found', () => {
  const silent = Object.fromEntries(Object.entries(h100).filter(([name]) => name !== 'note')) as unknown as Accelerator;
  expect(lintAccelerators({ 'h100-sxm': silent }).map(({ problem }) => problem)).toEqual([
    'note is missing; say why the row is not primary',
  ]);
});

test('an alias that two rows claim, or that is another row, is found', () => {
  const rtx = accelerators['rtx-4090'] as Accelerator;
  const rows = {
    'h100-sxm': { ...h100, aliases: ['hopper'] },
    'rtx-4090': { ...rtx, aliases: ['Hopper', 'H100 SXM'] },
  };
  expect(lintAccelerators(rows).map(({ id, problem }) => `${id}: ${problem}`)).toEqual([
    'h100-sxm: alias "hopper" leads to rtx-4090',
    'rtx-4090: alias "H100 SXM" leads to h100-sxm',
  ]);
});

test('an id with capitals or spaces is found', () => {
  expect(lintAccelerators({ 'H100 SXM': h100 })[0]?.problem).toMatch(/^id must be/);
});
