import { expect, test } from 'vitest';
import { accelerators, models } from '../catalogue/index.ts';
import { type ChatScenario, type Constants, estimateChat, fitted } from './index.ts';
import { keeping } from './keeping.ts';

test('what was made last is given again, and made anew once any field differs', () => {
  const made: string[] = [];
  const sum = keeping(({ one, other }: { readonly one: number; readonly other: number }) => {
    made.push(`${one} + ${other}`);
    return one + other;
  });
  expect([sum({ one: 1, other: 2 }), sum({ one: 1, other: 2 }), sum({ one: 1, other: 3 })]).toEqual([3, 3, 4]);
  expect(sum({ one: 1, other: 2 })).toBe(3);
  expect(made).toEqual(['1 + 2', '1 + 3', '1 + 2']);
});

test('what cannot be made is not kept', () => {
  const refuse = keeping(({ value }: { readonly value: number }) => {
    if (value < 0) throw new RangeError('below 0');
    return value;
  });
  expect(refuse({ value: 1 })).toBe(1);
  expect(() => refuse({ value: -1 })).toThrow('below 0');
  expect(() => refuse({ value: -1 })).toThrow('below 0');
});

const scenario = {
  model: models['llama-3.1-8b'],
  accelerator: accelerators['h100-sxm'],
  concurrency: 8,
} as ChatScenario;
const slower: Constants = {
  ...fitted,
  engines: { ...fitted.engines, vllm: { ...fitted.engines.vllm, perStep: 1 } },
};

test.each([
  ['other constants', scenario, slower],
  ['another model', { ...scenario, model: models['llama-3.1-70b'], weights: 'int4' }, fitted],
  ['a longer prompt', { ...scenario, inputTokens: 4000 }, fitted],
  ['a cached prompt', { ...scenario, cachedTokens: 1000 }, fitted],
  ['weights at the host', { ...scenario, offload: { share: 0.5 } }, fitted],
] as [string, ChatScenario, Constants][])(
  'an estimate does not depend on the one before it: %s',
  (_, other, constants) => {
    const alone = estimateChat(other, constants);
    estimateChat(scenario);
    expect(estimateChat(other, constants)).toEqual(alone);
    expect(alone).not.toEqual(estimateChat(scenario));
  },
);
