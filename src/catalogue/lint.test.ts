import { expect, test } from 'vitest';
import { activeParameters, totalParameters } from '../estimate/parameters.ts';
import { accelerators, models } from './index.ts';
import { lintAccelerators, lintCounts, lintModels } from './lint.ts';
import type { Accelerator, Model } from './schema.ts';

test('no accelerator of the catalogue has a fault', () => {
  expect(lintAccelerators(accelerators)).toEqual([]);
});

test('no model of the catalogue has a fault', () => {
  expect(lintModels(models)).toEqual([]);
});

const countFaults = lintCounts({ total: totalParameters, active: activeParameters });

test('the shape of every model accounts for its parameters', () => {
  expect(countFaults(models)).toEqual([]);
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
  ['more windowed layers than layers', { window: { tokens: 8, layers: 81 } }, /^window.layers is 81 of 80/],
  [
    'more linear layers than layers',
    { linear: { layers: 81, stateValues: 1, parameters: 1 } },
    /^linear.layers is 81 of 80/,
  ],
  [
    'more compressed layers than layers',
    {
      compressed: {
        queryRank: 1,
        outputRank: 1,
        outputGroups: 1,
        window: 1,
        blocks: [
          { tokens: 4, layers: 41 },
          { tokens: 128, layers: 40 },
        ],
      },
    },
    /^compressed.blocks has more than 80/,
  ],
  ['parameters left out without a name', { leftOut: { parameters: 1, part: '' } }, /^leftOut names no part/],
  ['parameters that no source claims', { counted: [] }, /^parameters is claimed by no source/],
  [
    'parameters both counted and claimed',
    { sources: [{ url: 'https://example.org', opened: '2026-11-24', gives: ['parameters'] }] },
    /^parameters is counted from the shape and claimed/,
  ],
  ['positions that no source claims', { positions: 2048 }, /^positions is claimed by no source/],
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
    'rtx-4090: "Hopper" already leads to h100-sxm',
    'rtx-4090: "H100 SXM" already leads to h100-sxm',
  ]);
});

test.each([
  [['Llama_3 8B'], 'Llama_3 8B'],
  [['LLAMA 3-70B'], undefined],
])('aliases %j that lead to another row are found', (aliases, shared) => {
  const other = { ...llama, aliases: [] };
  const found = lintModels({ 'llama-3-8b': other, 'some-model': { ...llama, aliases } });
  expect(found.map(({ problem }) => problem)).toEqual(
    shared === undefined ? [] : [`"${shared}" already leads to llama-3-8b`],
  );
});

test('a shape 1.1 % short of its parameters is found, unless the rest is named', () => {
  const short = { ...llama, parameters: totalParameters(llama) / 0.989, activeParameters: totalParameters(llama) };
  expect(countFaults({ short })[0]?.problem).toMatch(/^parameters is .* mend it, or name the rest in leftOut$/);
  const leftOut = { parameters: short.parameters - totalParameters(llama), part: 'vision tower' };
  expect(countFaults({ short: { ...short, leftOut } })).toEqual([]);
});

test('active parameters 4 % from the shape are found, unless the note says how they are counted', () => {
  const other = { ...llama, activeParameters: activeParameters(llama) * 0.96 };
  expect(countFaults({ other })[0]?.problem).toMatch(/^activeParameters is .* say in the note how the source counts$/);
  expect(countFaults({ other: { ...other, note: 'Its active parameters leave out the embedding.' } })).toEqual([]);
});

test('an id with capitals or spaces is found', () => {
  expect(lintAccelerators({ 'H100 SXM': h100 })[0]?.problem).toMatch(/^id must be/);
});
