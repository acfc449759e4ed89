import { writeFileSync } from 'node:fs';
import { readMeasurements } from '../catalogue/measurements/read.ts';
import { type Constants, fitted } from '../estimate/index.ts';
import { calibrate, unseen, used } from './calibrate.ts';
import { type Case, caseOf, ratioOf } from './case.ts';
import { judged } from './judged.ts';
import { parameters } from './parameters.ts';
import { type Held, spreadsOf } from './spread.ts';

/**
 * `npm run fit`: fits the judged constants to the published measurements, then leaves out each campaign in turn, fits without
 * it and predicts it. Writes `src/estimate/fitted.json`, and what was so predicted to `src/fit/held-out.json`.
 */

const ROUNDS = 10;
const ROUNDS_LEFT_OUT = 4;

const cases = readMeasurements()
  .flatMap((set) => set.rows.flatMap((row) => caseOf(set, row) ?? []))
  .filter(({ regime }) => regime !== 'speculative speed-up');
const usable = cases.filter(({ aside, regime }) => aside === undefined && regime !== 'memory');
const expected: Constants = { ...fitted, ...judged };
const list = used(parameters, usable, expected);
console.log(`${cases.length} figures, ${usable.length} of them fitted, ${list.length} constants that matter to them`);
const whole = calibrate(usable, { start: unseen(expected, usable), expected, list, rounds: ROUNDS });

const heldOut: Record<string, Record<number, number>> = {};
const held: Held[] = [];
const keep = (one: Case, constants: Constants): void => {
  const ratio = ratioOf(one, constants);
  if (ratio === undefined) return;
  heldOut[one.set.id] ??= {};
  (heldOut[one.set.id] ?? {})[one.set.rows.indexOf(one.row)] = Number(ratio.toPrecision(4));
  if (one.aside === undefined) held.push({ one, ratio });
};

const campaigns = [...new Set(cases.map(({ campaign }) => campaign))];
for (const [index, campaign] of campaigns.entries()) {
  const train = usable.filter((one) => one.campaign !== campaign);
  const without = calibrate(train, {
    start: unseen(whole, train),
    expected,
    list: used(list, train, whole),
    rounds: ROUNDS_LEFT_OUT,
  });
  const first = held.length;
  for (const one of cases.filter((other) => other.campaign === campaign)) keep(one, without);
  const errors = held.slice(first).map(({ ratio }) => Math.abs(1 / ratio - 1));
  const median = errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)];
  const told = median === undefined ? 'nothing to score' : `off by ${(median * 100).toFixed(1)} % at the median`;
  console.log(`${index + 1}/${campaigns.length} without ${campaign}: ${told}`);
}

/** Engine and architecture of which measurements were seen. */
const measured = [...new Set(usable.map(({ engine, accelerator }) => `${engine} ${accelerator.architecture}`))].sort();
const spreads = spreadsOf(held, whole.engines);
writeFileSync('src/estimate/fitted.json', `${JSON.stringify({ ...whole, spreads, measured }, undefined, 1)}\n`);
writeFileSync('src/fit/held-out.json', `${JSON.stringify(heldOut)}\n`);
console.log('wrote src/estimate/fitted.json and src/fit/held-out.json');
