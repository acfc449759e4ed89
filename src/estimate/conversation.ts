import type { Offer } from '../catalogue/schema.ts';
import { type ChatEstimate, type ChatScenario, estimateChat } from './chat.ts';
import { InputError, notNegative, whole } from './check.ts';
import { callCost } from './cost.ts';
import type { Range } from './range.ts';

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

/** One turn on accelerators. */
export interface TurnEstimate extends Turn {
  readonly timeToFirstToken: Range | null;
  /** From the message to the first token that the reader sees. */
  readonly timeToFirstVisibleToken: Range | null;
  readonly latency: Range | null;
}

/** A conversation on accelerators: the last turn as a chat, each turn, and all together. */
export interface ConversationEstimate extends ChatEstimate {
  readonly conversation: {
    readonly turns: readonly TurnEstimate[];
    readonly inputTokens: number;
    readonly cachedTokens: number;
    readonly outputTokens: number;
    /** Seconds that the reader waits in all; null where it does not fit. */
    readonly latency: Range | null;
    /** USD on rented accelerators; null without `perHour`. */
    readonly cost: Range | null;
  };
}

/** A chat of several turns, or with reasoning. `inputTokens` and `outputTokens` are those of one turn. */
export type ConversationScenario = ChatScenario & Partial<TurnShape>;

const DEFAULTS = { turns: 1, inputTokens: 1024, outputTokens: 256, systemTokens: 0, reasoningTokens: 0 } as const;

const sum = (ranges: readonly (Range | null | undefined)[]): Range | null =>
  ranges.reduce<Range | null>(
    (all, range) =>
      all === null || range === null || range === undefined
        ? null
        : { low: all.low + range.low, typical: all.typical + range.typical, high: all.high + range.high },
    { low: 0, typical: 0, high: 0 },
  );

/**
 * A conversation of several turns, each through `estimateChat` with the tokens said before and those of them that are cached.
 * The figures outside `conversation` are those of the last turn, the longest.
 *
 * Leaves out the time between turns, in which a cache may be evicted.
 * @throws {InputError} that names the input, `turns` where the last one is longer than the model's context
 */
export function estimateConversation(scenario: ConversationScenario): ConversationEstimate {
  const { turns, systemTokens, reasoningTokens, prefixCaching, ...chat } = scenario;
  const shape: TurnShape = {
    turns: turns ?? DEFAULTS.turns,
    inputTokens: chat.inputTokens ?? DEFAULTS.inputTokens,
    outputTokens: chat.outputTokens ?? DEFAULTS.outputTokens,
    systemTokens: systemTokens ?? DEFAULTS.systemTokens,
    reasoningTokens: reasoningTokens ?? DEFAULTS.reasoningTokens,
    prefixCaching: prefixCaching ?? true,
    cachedTokens: chat.cachedTokens ?? 0,
  };
  const all = turnsOf(shape);
  const last = all.at(-1) as Turn;
  const { maxContext } = chat.model;
  if (last.inputTokens + last.outputTokens > maxContext) {
    throw new InputError(
      'beyond-context',
      all.length > 1 ? 'turns' : 'inputTokens',
      `the last turn must have at most the model's context of ${maxContext} tokens, got ${last.inputTokens + last.outputTokens} in turn ${last.turn}`,
    );
  }
  const answers = all.map((turn) => {
    const { inputTokens, cachedTokens, outputTokens } = turn;
    return { turn, answer: estimateChat({ ...chat, inputTokens, cachedTokens, outputTokens }) };
  });
  const { answer: final } = answers.at(-1) as (typeof answers)[number];
  const hidden = shape.reasoningTokens ?? 0;
  const assumed: Record<string, unknown> = { ...final.assumed };
  for (const [name, value] of Object.entries({ ...DEFAULTS, cachedTokens: 0, prefixCaching: true })) {
    if (scenario[name as keyof ConversationScenario] === undefined) assumed[name] = value;
  }
  return {
    ...final,
    assumed,
    conversation: {
      turns: answers.map(({ turn, answer }) => ({
        ...turn,
        timeToFirstToken: answer.timeToFirstToken,
        timeToFirstVisibleToken:
          answer.timeToFirstToken === null
            ? null
            : {
                low: answer.timeToFirstToken.low + hidden * (answer.timePerOutputToken?.low ?? 0),
                typical: answer.timeToFirstToken.typical + hidden * (answer.timePerOutputToken?.typical ?? 0),
                high: answer.timeToFirstToken.high + hidden * (answer.timePerOutputToken?.high ?? 0),
              },
        latency: answer.latency,
      })),
      inputTokens: all.reduce((tokens, turn) => tokens + turn.inputTokens, 0),
      cachedTokens: all.reduce((tokens, turn) => tokens + turn.cachedTokens, 0),
      outputTokens: all.reduce((tokens, turn) => tokens + turn.outputTokens, 0),
      latency: sum(answers.map(({ answer }) => answer.latency)),
      cost: sum(answers.map(({ answer }) => answer.cost?.perRequest)),
    },
  };
}
