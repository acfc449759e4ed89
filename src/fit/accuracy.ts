import type { MeasurementSet } from '../catalogue/measurements/read.ts';
import { caseOf } from './case.ts';
import { mean, median } from './median.ts';
import type { Factors, Scored } from './scored.ts';

/** How far predictions of a group of figures lie from them. Errors are |predicted ÷ measured − 1|. */
export interface Accuracy {
  readonly figures: number;
  /** How many campaigns they are from: the figures of one share what an estimate has wrong of it. */
  readonly campaigns: number;
  /** Of constants fitted without the campaign that a figure is of. */
  readonly median: number;
  readonly mean: number;
  /** Of the published constants, which saw all of them. */
  readonly publishedMedian: number;
  readonly publishedMean: number;
  /** Share of the figures within the range that goes with the held-out prediction. */
  readonly inside: number;
  /** The same where the range, too, was measured without the campaign. */
  readonly insideUnseen: number;
  /** High end of the range over its low end, at the median. */
  readonly width: number;
  /** Measured over predicted at the median, held out: above 1, measurements are higher. */
  readonly bias: number;
}

export const errorOf = (measuredOverPredicted: number): number => Math.abs(1 / measuredOverPredicted - 1);

const within = (ratio: number, [low, high]: Factors): boolean => ratio >= low && ratio <= high;

/** How many campaigns a group of figures is from. */
export const campaignsOf = (group: readonly Scored[]): number => new Set(group.map(({ one }) => one.campaign)).size;

/** Sums a group up. It must not be empty. */
export function accuracyOf(group: readonly Scored[]): Accuracy {
  const held = group.map((scored) => errorOf(scored.held));
  const published = group.map((scored) => errorOf(scored.published));
  return {
    figures: group.length,
    campaigns: campaignsOf(group),
    median: median(held),
    mean: mean(held),
    publishedMedian: median(published),
    publishedMean: mean(published),
    inside: mean(group.map(({ held: ratio, range }) => Number(within(ratio, range)))),
    insideUnseen: mean(group.map(({ held: ratio, unseenRange }) => Number(within(ratio, unseenRange)))),
    width: median(group.map(({ range: [low, high] }) => high / low)),
    bias: median(group.map((scored) => scored.held)),
  };
}

/** What groups of figures are, with their sum. Groups stand in the order in which they first appear. */
export function accuracyBy<Row extends Scored, Key extends string>(
  all: readonly Row[],
  keyOf: (scored: Row) => Key,
): { readonly key: Key; readonly accuracy: Accuracy }[] {
  const groups = new Map<Key, Row[]>();
  for (const scored of all) {
    const key = keyOf(scored);
    groups.set(key, [...(groups.get(key) ?? []), scored]);
  }
  return [...groups].map(([key, group]) => ({ key, accuracy: accuracyOf(group) }));
}

/** Why figures are shown and not scored, and how many. */
export function setAside(sets: readonly MeasurementSet[]): { readonly reason: string; readonly figures: number }[] {
  const counts = new Map<string, number>();
  for (const set of sets)
    for (const row of set.rows) {
      const reason = caseOf(set, row)?.aside?.replace(/;.*/, '');
      if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  return [...counts].map(([reason, figures]) => ({ reason, figures })).sort((a, b) => b.figures - a.figures);
}
