import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widgetChanges } from '../widgets/index.ts';
import { brokenPromises } from './broken-promises.ts';
import { type Contract, contract } from './contract.ts';

const releases = readdirSync(import.meta.dirname).filter((file) => /^contract-.*\.json$/.test(file));
const released = (file: string): Contract =>
  JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Contract;
const now = await contract();
const told = new Set(widgetChanges.flatMap(({ starts }) => starts));

test.each(releases)('nothing that %s promises is gone, renamed or narrower', (file) => {
  expect(brokenPromises(released(file), now, told)).toEqual([]);
});

test('the version that package.json names has its contract kept: npm run release-contract', () => {
  expect(releases).toContain(`contract-${now.version}.json`);
});

/** A small release, and what a later one makes of it. */
const before: Contract = {
  version: '0.1.0',
  tags: {
    'inference-cost': {
      offer: { type: 'choice', start: 'a', of: 'offers', pasted: true },
      calls: { type: 'number', start: '10', unit: 'a month', least: 1, most: 100 },
      rent: { type: 'number', start: '', unit: 'USD', least: 0, most: 9, open: true },
      some: { type: 'selection', start: 'a,b', most: 3, of: 'offers' },
    },
  },
  lists: { offers: ['a', 'b', 'c'] },
  names: { parts: ['widget', 'answer'], 'ways into the package': ['./widgets'] },
};

const cost = before.tags['inference-cost'] as NonNullable<Contract['tags'][string]>;
const { calls, some } = cost as Record<'calls' | 'some', (typeof cost)[string]>;
const withTag = (attributes: Contract['tags'][string]): Contract => ({
  ...before,
  tags: { 'inference-cost': { ...cost, ...attributes } },
});
const { calls: _, ...withoutCalls } = cost;

describe('a release that', () => {
  test.each<[string, Contract, string]>([
    ['takes a tag away', { ...before, tags: {} }, 'inference-cost: the tag is gone'],
    [
      'renames an attribute',
      { ...before, tags: { 'inference-cost': { ...withoutCalls, 'calls-a-month': calls } } },
      'inference-cost calls: the attribute is gone',
    ],
    ['takes an id off a list', { ...before, lists: { offers: ['a', 'b'] } }, 'inference-cost offer: "c" is gone'],
    ['raises the least', withTag({ calls: { ...calls, least: 2 } }), 'inference-cost calls: least was 1, is 2'],
    ['lowers the most', withTag({ calls: { ...calls, most: 99 } }), 'inference-cost calls: most was 100, is 99'],
    ['lets fewer rows stand', withTag({ some: { ...some, most: 2 } }), 'inference-cost some: most was 3, is 2'],
    [
      'takes whole numbers alone',
      withTag({ calls: { ...calls, whole: true } }),
      'inference-cost calls: only whole numbers are taken',
    ],
    [
      'counts in another unit',
      withTag({ calls: { ...calls, unit: 'a day' } }),
      'inference-cost calls: unit was a month, is a day',
    ],
    [
      'makes a number of a choice',
      withTag({ offer: { type: 'number', start: 'a', unit: '', least: 0, most: 1 } }),
      'inference-cost offer: type was choice, is number',
    ],
    [
      'no longer takes a config.json',
      withTag({ offer: { type: 'choice', start: 'a', of: 'offers' } }),
      'inference-cost offer: no config.json is taken',
    ],
    [
      'no longer lets a number be left open',
      withTag({ rent: { type: 'number', start: '', unit: 'USD', least: 0, most: 9 } }),
      'inference-cost rent: it may no longer be left open',
    ],
    [
      'starts elsewhere without saying so',
      withTag({ calls: { ...calls, start: '20' } }),
      'inference-cost calls: it starts with "20", not "10", and no change says so',
    ],
    [
      'renames a part',
      { ...before, names: { ...before.names, parts: ['widget', 'reply'] } },
      'parts: "answer" is gone',
    ],
    [
      'closes a way into the package',
      { ...before, names: { parts: ['widget', 'answer'] } },
      'ways into the package: "./widgets" is gone',
    ],
  ])('%s breaks its promise', (_, since, fault) => {
    expect(brokenPromises(before, since, new Set())).toContain(fault);
  });

  test('adds, widens, or tells of another start keeps it', () => {
    const since: Contract = {
      version: '0.2.0',
      tags: {
        'inference-cost': {
          ...cost,
          calls: { type: 'number', start: '20', unit: 'a month', least: 0, most: 1000 },
          new: { type: 'text', start: '' },
        },
        'inference-new': {},
      },
      lists: { offers: ['z', 'a', 'b', 'c'] },
      names: { parts: ['answer', 'new', 'widget'], 'ways into the package': ['./widgets', './new'], more: ['x'] },
    };
    expect(brokenPromises(before, since, new Set(['inference-cost calls']))).toEqual([]);
  });
});
