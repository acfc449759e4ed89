import { type ChatEstimate, estimateChat } from './chat.ts';
import { InputError } from './check.ts';
import type { ChatScenario } from './index.ts';
import type { Range } from './range.ts';
import { type Turn, type TurnShape, turnsOf } from './turns.ts';

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
