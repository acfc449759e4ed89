import type { Offer } from '../catalogue/schema.ts';
import { InputError, notNegative, whole } from './check.ts';
import { callCost } from './cost.ts';

/** What each turn of a conversation adds. Tokens. */
export interface TurnShape {
  /** Turns: a message and its answer each. */
  readonly turns: number;
  /** Instructions and tools that stand before the first message. */
  readonly systemTokens?: number;
  /** Of one message. */
  readonly inputTokens: number;
  /** Of one answer, as the reader sees it. */
  readonly outputTokens: number;
  /** Written before each answer and not shown; paid and timed as output, and left out of the next turn's input. */
  readonly reasoningTokens?: number;
  /** Whether the engine or the seller keeps the cache of what it has read before. */
  readonly prefixCaching?: boolean;
  /** Part of the first turn's input whose cache is there already. */
  readonly cachedTokens?: number;
}

/** The call that one turn makes. */
export interface Turn {
  readonly turn: number;
  /** Everything said before, and the new message. */
  readonly inputTokens: number;
  /** Part of it that is in the cache. */
  readonly cachedTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
}

/** Most turns that one conversation may have. */
export const MOST_TURNS = 1000;

/**
 * The calls of a conversation: each sends all that was said again.
 *
 *     input(k) = system + k × message + (k − 1) × answer
 *     cached(k) = input(k − 1) + answer, or input(k − 1) where reasoning stood before the answer
 *
 * Reasoning is dropped from what is sent again, so the answer after it stands at other positions and is read anew.
 *
 * Leaves out that caches keep whole blocks (16 tokens in vLLM), and that they are evicted.
 * @see https://docs.vllm.ai/en/latest/design/prefix_caching/
 * @see https://community.openai.com/t/how-does-multi-turn-conversation-work-in-the-o1-preview-chat-completion-api/949837/3
 */
export function turnsOf(shape: TurnShape): Turn[] {
  const turns = whole('turns', shape.turns);
  if (turns > MOST_TURNS) {
    throw new InputError('too-large', 'turns', `turns must be at most ${MOST_TURNS}, got ${turns}`);
  }
  const message = whole('inputTokens', shape.inputTokens);
  const answer = whole('outputTokens', shape.outputTokens);
  const system = whole('systemTokens', shape.systemTokens ?? 0, 0);
  const reasoning = whole('reasoningTokens', shape.reasoningTokens ?? 0, 0);
  const given = notNegative('cachedTokens', shape.cachedTokens ?? 0);
  const caching = shape.prefixCaching !== false;
  const inputOf = (turn: number): number => system + turn * message + (turn - 1) * answer;
  if (given > inputOf(1)) {
    throw new InputError(
      'cached-beyond-input',
      'cachedTokens',
      `cachedTokens must be at most the ${inputOf(1)} tokens of the first turn, got ${given}`,
    );
  }
  return Array.from({ length: turns }, (_, index) => {
    const read = index === 0 ? given : inputOf(index) + (reasoning === 0 ? answer : 0);
    return {
      turn: index + 1,
      inputTokens: inputOf(index + 1),
      cachedTokens: index === 0 || caching ? read : Math.min(given, inputOf(1)),
      outputTokens: answer + reasoning,
    };
  });
}

/** USD of a conversation at a seller's prices. What is not read from the cache is written to it where that has a price. */
export function conversationCost(shape: TurnShape, offer: Offer): number {
  const writes = shape.prefixCaching !== false && offer.cacheWrite !== undefined;
  return turnsOf(shape).reduce(
    (sum, { inputTokens, cachedTokens, outputTokens }) =>
      sum +
      callCost(
        { inputTokens, cachedTokens, outputTokens, ...(writes ? { writtenTokens: inputTokens - cachedTokens } : {}) },
        offer,
      ).total,
    0,
  );
}
