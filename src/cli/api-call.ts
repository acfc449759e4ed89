import type { DateText, TokenPrices } from '../catalogue/schema.ts';
import { type Call, type CallCost, callCost, InputError, pricesOf, turnsOf } from '../estimate/index.ts';
import { amount, described, oneOf, share, type ValueOf, whole } from './field.ts';
import { kind } from './kind.ts';
import { conversation } from './load.ts';
import { offerField, pricedBy, timeOfDay } from './offer.ts';
import { record } from './record.ts';

const tokens = whole(0, 100_000_000);

const field = record(
  {
    kind: oneOf(['api-call'], 'kind'),
    offer: described('The seller and the model.', offerField),
    inputTokens: described('Tokens of the prompt; with turns, of one message.', tokens),
    outputTokens: described('Tokens of the answer that the reader sees.', tokens),
    cachedTokens: described('Part of the input that the seller reads from its cache.', tokens),
    writtenTokens: described('Part of the input that is written to the cache.', tokens),
    cacheKept: described(
      'How long written tokens stay, where that has a price.',
      oneOf(['minutes', 'hour'], 'cache-time'),
    ),
    discount: described('Share taken off, as for a batch that may take a day: 0.5.', share()),
    at: described('Time of day in UTC, where prices depend on it.', timeOfDay),
    requests: described('Calls (or conversations) in all.', amount(1e-9, 1e15)),
    ...conversation,
  },
  ['kind', 'offer'],
);

const DEFAULTS = { inputTokens: 1024, outputTokens: 256, cachedTokens: 0 } as const;
const PARTS = ['input', 'cached', 'written', 'output', 'total'] as const;

/** The calls that are paid: one, or one a turn. */
function callsOf(read: ValueOf<typeof field>, writes: boolean): Call[] {
  const { cacheKept, discount, at, writtenTokens, turns, reasoningTokens = 0, systemTokens, prefixCaching } = read;
  const { inputTokens, outputTokens, cachedTokens } = { ...DEFAULTS, ...read };
  const terms = {
    ...(cacheKept === undefined ? {} : { cacheKept }),
    ...(discount === undefined ? {} : { discount }),
    ...(at === undefined ? {} : { at }),
  };
  if (turns === undefined) {
    const input = inputTokens + (systemTokens ?? 0);
    const written = writtenTokens === undefined ? {} : { writtenTokens };
    return [{ ...terms, ...written, inputTokens: input, cachedTokens, outputTokens: outputTokens + reasoningTokens }];
  }
  if (writtenTokens !== undefined) {
    throw new InputError(
      'conflicting',
      'writtenTokens',
      `writtenTokens must be left out where turns are given: what is new is written, got ${writtenTokens}`,
    );
  }
  const shape = { turns, inputTokens, outputTokens, cachedTokens, reasoningTokens };
  return turnsOf({
    ...shape,
    ...(systemTokens === undefined ? {} : { systemTokens }),
    ...(prefixCaching === undefined ? {} : { prefixCaching }),
  }).map(({ turn: _, ...call }) => ({
    ...terms,
    ...call,
    ...(writes && prefixCaching !== false ? { writtenTokens: call.inputTokens - call.cachedTokens } : {}),
  }));
}

/** The prices alone, without what else an offer says. */
const plainPrices = ({ input, output, cachedInput, cacheWrite, cacheWriteHour }: TokenPrices): object => ({
  input,
  output,
  cachedInput,
  cacheWrite,
  cacheWriteHour,
});

function answerCall(read: ValueOf<typeof field>, today: DateText): object {
  const { offer, requests } = read;
  const { row } = offer;
  const calls = callsOf(read, row.cacheWrite !== undefined);
  const longest = calls.at(-1) as Call;
  const { maxContext = Number.POSITIVE_INFINITY } = row;
  if (longest.inputTokens + longest.outputTokens > maxContext) {
    throw new InputError(
      'beyond-context',
      read.turns === undefined ? 'inputTokens' : 'turns',
      `a call must have at most the ${maxContext} tokens of ${row.name}, got ${longest.inputTokens + longest.outputTokens}`,
    );
  }
  const costs = calls.map((call) => callCost(call, row));
  const cost = Object.fromEntries(
    PARTS.map((part) => [part, costs.reduce((sum, one) => sum + one[part], 0)]),
  ) as unknown as CallCost;
  const assumed = Object.fromEntries(
    Object.entries(DEFAULTS).filter(([key]) => read[key as keyof typeof DEFAULTS] === undefined),
  );
  return {
    kind: 'api-call',
    cost,
    ...(requests === undefined ? {} : { costOfRequests: cost.total * requests }),
    tokens: {
      input: calls.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
      cached: calls.reduce((sum, { cachedTokens = 0 }) => sum + cachedTokens, 0),
      output: calls.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    },
    calls: calls.length,
    prices: plainPrices(pricesOf(longest, row)),
    offer: pricedBy(offer, today),
    assumed: {
      ...assumed,
      ...(read.turns !== undefined && read.prefixCaching === undefined ? { prefixCaching: true } : {}),
    },
  };
}

export const apiCall = kind(field, answerCall);
