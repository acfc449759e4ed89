import type { Constants, EngineName, Spread, Spreads } from '../estimate/index.ts';
import type { Case } from './case.ts';

/** Measured over predicted of a case by constants that had not seen it. */
export interface Held {
  readonly one: Case;
  readonly ratio: number;
}

/**
 * Share of a sample that lies below its spread, and above. With what a row's standing adds to a range, four in five come to lie
 * within.
 */
const TAIL = 0.125;

/** Rows fewer than this say too little of a spread of their own. */
const FEWEST = 25;

/** Which spread a case speaks of. */
export function kindOf({ regime, row }: Case): keyof Spreads | undefined {
  if (regime === 'memory') return 'memory';
  if (regime === 'speculative speed-up') return undefined;
  if (regime === 'prefill') return 'prefill';
  if (regime === 'decode, one user') return 'decode';
  if (row.metric === 'time-to-first-token') return 'firstToken';
  return row.metric === 'time-per-output-token' || row.load.kind === 'decode' ? 'perToken' : 'throughput';
}

/** A case as spreads are taken from it. */
export interface Timed {
  readonly one: Case;
  readonly kind: keyof Spreads | undefined;
  /** Measured over predicted time. */
  readonly time: number;
}

/** Measured over predicted time: rates are turned round. */
const timeRatio = ({ one, ratio }: Held): number => (one.row.metric.includes('per-second') ? 1 / ratio : ratio);

/** Cases in order of time, which is found once however many samples are taken of them. */
export const inOrderOfTime = (held: readonly Held[]): Timed[] =>
  held
    .map((each) => ({ one: each.one, kind: kindOf(each.one), time: timeRatio(each) }))
    .sort((a, b) => a.time - b.time);

/** Factors between which four in five of a sample lie, in order of time. */
function spreadOf(sample: readonly Timed[]): Spread {
  const quantile = (share: number): number => sample[Math.round(share * (sample.length - 1))]?.time ?? 1;
  return [Number(Math.min(0.97, quantile(TAIL)).toFixed(2)), Number(Math.max(1.03, quantile(1 - TAIL)).toFixed(2))];
}

/** The middle, in logarithms. */
const middle = (own: number, all: number): number => Number(Math.sqrt(own * all).toFixed(2));

/**
 * An engine's own spread where it is wider than that of all. Where it is narrower, the middle of both: a few campaigns of one
 * engine look more alike than the next one will.
 */
const between = ([low, high]: Spread, [allLow, allHigh]: Spread): Spread => [
  Math.min(low, middle(low, allLow)),
  Math.max(high, middle(high, allHigh)),
];

/** A bound is no forecast. */
const EXACT: Spread = [1, 1];

const KINDS: readonly (keyof Spreads)[] = ['decode', 'perToken', 'throughput', 'firstToken', 'prefill', 'memory'];

/** Spreads of each engine from what was held out, in order of time; of all together where an engine has too few. */
export function spreadsOf(held: readonly Timed[], engines: Constants['engines']): Record<EngineName, Spreads> {
  const byKind = Map.groupBy(held, ({ kind }) => kind);
  const kinds = KINDS.map((kind) => {
    const sample = byKind.get(kind) ?? [];
    return { kind, all: spreadOf(sample), byEngine: Map.groupBy(sample, ({ one }) => one.engine) };
  });
  const made = Object.keys(engines).map((engine) => [
    engine,
    Object.fromEntries(
      kinds.map(({ kind, all, byEngine }) => {
        if (engine === 'ideal') return [kind, EXACT];
        const own = byEngine.get(engine as EngineName) ?? [];
        return [kind, own.length >= FEWEST ? between(spreadOf(own), all) : all];
      }),
    ),
  ]);
  return Object.fromEntries(made) as Record<EngineName, Spreads>;
}
