import { writeFileSync } from 'node:fs';
import { readMeasurements } from '../catalogue/measurements/read.ts';
import { fitted } from '../estimate/index.ts';
import { affected, calibrate, unseen, used } from './calibrate.ts';
import { type Case, caseOf, ratioOf } from './case.ts';
import { judged } from './judged.ts';
import { type FitConstants, unchanged } from './older.ts';
import { type Parameter, parameters, valueAt, withValues } from './parameters.ts';
import { type Held, inOrderOfTime, spreadsOf } from './spread.ts';

/**
 * `npm run fit`: fits the judged constants to the published measurements, then leaves out each campaign in turn, fits without
 * it and predicts it. Writes `src/estimate/fitted.json`, what old releases had otherwise to `src/fit/older.json`, and what was so predicted to `src/fit/held-out.json`.
 */

const ROUNDS = 40;
const ROUNDS_LEFT_OUT = 8;

const cases = readMeasurements()
  .flatMap((set) => set.rows.flatMap((row) => caseOf(set, row) ?? []))
  .filter(({ regime }) => regime !== 'speculative speed-up');
const usable = cases.filter(({ aside, regime }) => aside === undefined && regime !== 'memory');
const expected: FitConstants = { ...fitted, ...judged, older: unchanged };
const list = used(parameters, usable, expected);
console.log(`${cases.length} figures, ${usable.length} of them fitted, ${list.length} constants that matter to them`);
const whole = calibrate(usable, { start: unseen(expected, usable), expected, list, rounds: ROUNDS });

const heldOut: Record<string, Record<number, number>> = {};
const held: Held[] = [];
const keep = (one: Case, constants: FitConstants): void => {
  const ratio = ratioOf(one, constants);
  if (ratio === undefined) return;
  heldOut[one.set.id] ??= {};
  (heldOut[one.set.id] ?? {})[one.set.rows.indexOf(one.row)] = Number(ratio.toPrecision(4));
  if (one.aside === undefined) held.push({ one, ratio });
};

/** Parameters that none of the cases speaks of go back to what was expected of them. */
function resetUnseen(constants: FitConstants, own: readonly Parameter[], train: readonly Case[]): FitConstants {
  const seen = new Set(used(own, train, constants));
  const lost = own.filter((parameter) => !seen.has(parameter));
  return withValues(
    constants,
    lost,
    lost.map((parameter) => valueAt(expected, parameter)),
  );
}

const campaigns = [...new Set(cases.map(({ campaign }) => campaign))];
for (const [index, campaign] of campaigns.entries()) {
  const test = cases.filter((one) => one.campaign === campaign);
  const train = usable.filter((one) => one.campaign !== campaign);
  // What the campaign's predictions do not depend on, the campaign did not move: only the rest is fitted again.
  const start = unseen(whole, train);
  const own = used(parameters, test, start);
  const concerned = affected(train, own, start);
  const without =
    concerned.length === 0
      ? withValues(
          start,
          own,
          own.map((parameter) => valueAt(expected, parameter)),
        )
      : calibrate(concerned, {
          start: resetUnseen(start, own, concerned),
          expected,
          list: own,
          rounds: ROUNDS_LEFT_OUT,
        });
  const first = held.length;
  for (const one of test) keep(one, without);
  const errors = held.slice(first).map(({ ratio }) => Math.abs(1 / ratio - 1));
  const median = errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)];
  const told = median === undefined ? 'nothing to score' : `off by ${(median * 100).toFixed(1)} % at the median`;
  console.log(`${index + 1}/${campaigns.length} without ${campaign}: ${told}`);
}

/** Engine and architecture of which measurements were seen. */
const measured = [...new Set(usable.map(({ engine, accelerator }) => `${engine} ${accelerator.architecture}`))].sort();
const spreads = spreadsOf(inOrderOfTime(held), whole.engines);
const { older, ...today } = whole;
writeFileSync('src/estimate/fitted.json', `${JSON.stringify({ ...today, spreads, measured }, undefined, 1)}\n`);
writeFileSync('src/fit/older.json', `${JSON.stringify(older, undefined, 1)}\n`);
writeFileSync('src/fit/held-out.json', `${JSON.stringify(heldOut)}\n`);
console.log('wrote src/estimate/fitted.json, src/fit/older.json and src/fit/held-out.json');
