import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeasurementSet, readMeasurements } from '../catalogue/measurements/read.ts';
import { type Accuracy, accuracyBy, accuracyOf, campaignsOf, errorOf, setAside } from './accuracy.ts';
import { caseOf } from './case.ts';
import { type Drawing, drawingOf } from './drawing.ts';
import { type MediaAccuracy, mediaAccuracy } from './media-accuracy.ts';
import { mean, median } from './median.ts';
import { type RegimeName, regimeName, regimes, type ShownRegime } from './regime.ts';
import { type HeldOut, type Scored, score } from './scored.ts';
import { type SpeedUp, speedUps } from './speculative.ts';

/** Figures of one source in one regime. */
export interface SourceAccuracy {
  readonly set: Omit<MeasurementSet, 'rows'>;
  readonly regimes: readonly { readonly regime: RegimeName; readonly accuracy: Accuracy }[];
  readonly figures: number;
  readonly setAside: number;
}

/** One regime with all that is told of it. */
export interface RegimeReport extends ShownRegime {
  readonly name: RegimeName;
  readonly accuracy: Accuracy;
  readonly engines: readonly { readonly key: string; readonly accuracy: Accuracy }[];
  readonly drawing: Drawing;
}

/** A source in one regime, of those that estimates miss most. */
export interface Farthest {
  readonly title: string;
  readonly engine: string;
  readonly regime: RegimeName;
  readonly accuracy: Accuracy;
}

/** Everything that the page, its data and the README say of accuracy: data alone, which may go from one thread to another. */
export interface Report {
  readonly figures: number;
  readonly sources: number;
  readonly campaigns: number;
  readonly scored: number;
  /** Held by the estimator not to fit in memory, although it ran. */
  readonly notFitting: number;
  /** Throughputs that follow from the rate of requests. */
  readonly followsFromRate: number;
  readonly regimes: readonly RegimeReport[];
  readonly bySource: readonly SourceAccuracy[];
  readonly farthest: readonly Farthest[];
  readonly aside: readonly { readonly reason: string; readonly figures: number }[];
  readonly speedUps: readonly SpeedUp[];
  readonly speedUpError: { readonly median: number; readonly mean: number };
  readonly media: readonly MediaAccuracy[];
}

/** What was predicted of each campaign while it was held out, from the repository in which it runs. */
export const readHeldOut = (): HeldOut =>
  JSON.parse(readFileSync(join(process.cwd(), 'src/fit/held-out.json'), 'utf8')) as HeldOut;

/** Fewer figures than these are no pattern. */
const PATTERN = 8;
const SHOWN = 10;

function farthestOf(sources: readonly SourceAccuracy[]): Farthest[] {
  return sources
    .flatMap(({ set, regimes: own }) =>
      own.map(({ regime, accuracy }) => ({ title: set.title, engine: set.engine, regime, accuracy })),
    )
    .filter(({ accuracy }) => accuracy.figures >= PATTERN)
    .sort((a, b) => b.accuracy.median - a.accuracy.median)
    .slice(0, SHOWN);
}

function reportOf(sets: readonly MeasurementSet[], heldOut: HeldOut): Report {
  const cases = sets.flatMap((set) => set.rows.flatMap((row) => caseOf(set, row) ?? []));
  const all = score(sets, heldOut);
  const counted = all.flatMap((scored): (Scored & { readonly name: RegimeName })[] => {
    const name = regimeName(scored.one);
    return scored.one.aside !== undefined || name === undefined ? [] : [{ ...scored, name }];
  });
  const ups = speedUps(sets);
  const upErrors = ups.map(({ measured, predicted }) => errorOf(measured / predicted));
  const scorable = cases.filter((one) => one.aside === undefined && regimeName(one) !== undefined);
  const bySource = sets.map((set) => {
    const own = counted.filter(({ one }) => one.set === set);
    const { rows: _, ...known } = set;
    return {
      set: known,
      regimes: accuracyBy(own, ({ name }) => name).map(({ key, accuracy }) => ({ regime: key, accuracy })),
      figures: own.length,
      setAside: cases.filter((one) => one.set === set && one.aside !== undefined).length,
    };
  });
  return {
    figures: cases.length,
    sources: sets.length,
    campaigns: campaignsOf(counted),
    scored: counted.length,
    notFitting: scorable.length - counted.length,
    followsFromRate: cases.filter(
      (one) => one.aside === undefined && one.regime === 'random arrivals' && regimeName(one) === undefined,
    ).length,
    regimes: regimes.flatMap((regime): RegimeReport[] => {
      const scored = counted.filter(({ name }) => name === regime.name);
      if (scored.length === 0) return [];
      const engines = accuracyBy(scored, ({ one }) => one.engine).toSorted(
        (a, b) => b.accuracy.figures - a.accuracy.figures,
      );
      return [{ ...regime, accuracy: accuracyOf(scored), engines, drawing: drawingOf(regime.unit, scored) }];
    }),
    bySource,
    farthest: farthestOf(bySource),
    aside: setAside(sets),
    speedUps: ups,
    speedUpError: { median: median(upErrors), mean: mean(upErrors) },
    media: mediaAccuracy(),
  };
}

let made: Report | undefined;

/** The report of the measurements and predictions in the repository, made once a run. */
export function accuracyReport(): Report {
  made ??= reportOf(readMeasurements(), readHeldOut());
  return made;
}
