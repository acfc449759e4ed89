import { describe, expect, test } from 'vitest';
import { accelerators, models } from '../catalogue/index.ts';
import type { Accelerator, Model, Offer } from '../catalogue/schema.ts';
import { conversationCost, estimateChat, estimateConversation, turnsOf } from './index.ts';

const shape = { turns: 3, systemTokens: 1000, inputTokens: 100, outputTokens: 200 };

describe('a conversation of three turns, 100 tokens in and 200 out after 1,000 of instructions', () => {
  test('sends 1,100, 1,400 and 1,700 tokens', () => {
    expect(turnsOf(shape).map(({ inputTokens }) => inputTokens)).toEqual([1100, 1400, 1700]);
  });

  test('finds all that was said before in the cache', () => {
    expect(turnsOf(shape).map(({ cachedTokens }) => cachedTokens)).toEqual([0, 1300, 1600]);
  });

  test('finds nothing where prefixes are not cached', () => {
    const cached = turnsOf({ ...shape, prefixCaching: false }).map(({ cachedTokens }) => cachedTokens);
    expect(cached).toEqual([0, 0, 0]);
  });

  test('does not find answers that came after reasoning, which count as output', () => {
    const turns = turnsOf({ ...shape, reasoningTokens: 500 });
    expect(turns.map(({ cachedTokens }) => cachedTokens)).toEqual([0, 1100, 1400]);
    expect(turns.map(({ outputTokens }) => outputTokens)).toEqual([700, 700, 700]);
  });
});

const offer: Offer = { name: 'a', provider: 'b', input: 1e-6, output: 10e-6, cachedInput: 0.1e-6 };

test('the input of a long conversation grows with the square of its turns, and caching makes it ten times cheaper', () => {
  // 100 turns of 10 in and 10 out send 10 × (1 + 3 + … + 199) = 100,000 tokens in all
  const long = { turns: 100, inputTokens: 10, outputTokens: 10 };
  const sent = turnsOf(long).reduce((sum, { inputTokens }) => sum + inputTokens, 0);
  expect(sent).toBe(100_000);
  expect(conversationCost({ ...long, prefixCaching: false }, offer)).toBeCloseTo(0.1 + 0.01, 10);
  // 1,000 + 990 tokens are new to the cache: every message, and every answer but the last
  const fresh = 10 + 99 * 10;
  expect(conversationCost(long, offer)).toBeCloseTo(fresh * 1e-6 + (100_000 - fresh) * 1e-7 + 0.01, 10);
});

test('a seller that charges for writes is paid for each new token once', () => {
  const writes = { ...offer, cacheWrite: 1.25e-6 };
  const cost = conversationCost({ turns: 2, inputTokens: 1000, outputTokens: 1000 }, writes);
  // written: 1,000 then 1,000; read: 2,000; output: 2,000
  expect(cost).toBeCloseTo(2000 * 1.25e-6 + 2000 * 0.1e-6 + 2000 * 10e-6, 12);
});

const scenario = {
  model: models['llama-3.1-8b'] as Model,
  accelerator: accelerators['h100-sxm'] as Accelerator,
  perHour: 3,
};

test('one turn without reasoning is a chat', () => {
  const chat = { ...scenario, inputTokens: 500, outputTokens: 100 };
  const { conversation, ...last } = estimateConversation({ ...chat, turns: 1 });
  const { assumed: _, ...plain } = estimateChat(chat);
  expect(last).toMatchObject(plain);
  expect(conversation.latency).toEqual(plain.latency);
  expect(conversation.cost).toEqual(plain.cost?.perRequest);
});

test('with prefix caching later turns start sooner, and memory is that of the last turn either way', () => {
  const chat = { ...scenario, turns: 10, inputTokens: 500, outputTokens: 500 };
  const [on, off] = [true, false].map((prefixCaching) => estimateConversation({ ...chat, prefixCaching }));
  expect(on?.timeToFirstToken?.typical).toBeLessThan((off?.timeToFirstToken?.typical ?? 0) / 2);
  expect(on?.memory.total).toBe(off?.memory.total);
  expect(on?.conversation.outputTokens).toBe(5000);
});

test('the first visible token waits for all reasoning', () => {
  const { conversation, timePerOutputToken } = estimateConversation({ ...scenario, reasoningTokens: 1000 });
  const [turn] = conversation.turns;
  expect((turn?.timeToFirstVisibleToken?.typical ?? 0) - (turn?.timeToFirstToken?.typical ?? 0)).toBeCloseTo(
    1000 * (timePerOutputToken?.typical ?? 0),
    10,
  );
});

test('a conversation that outgrows the context is refused with the turn that does', () => {
  expect(() => estimateConversation({ ...scenario, turns: 200, inputTokens: 500, outputTokens: 500 })).toThrow(
    "the last turn must have at most the model's context of 131072 tokens, got 200000 in turn 200",
  );
});
