import { writeFileSync } from 'node:fs';
import { readMeasurements } from '../catalogue/measurements/read.ts';
import { type Constants, type EngineName, fitted } from '../estimate/index.ts';
import { type Case, caseOf, ratioOf } from './case.ts';
import { type Parameter, parameters, valueOf, withValues } from './parameters.ts';
import { robustFit } from './robust-fit.ts';

/**
 * Fits the judged constants to the published measurements, then leaves out each campaign in turn and fits without it:
 * `npm run fit`. Writes `src/estimate/fitted.json` and what was predicted of every campaign by the fit that had not seen it,
 * `src/fit/held-out.json`.
 */

/** Residuals beyond this count no more: a row that is so far off says nothing of the constants. */
const FARTHEST = 1.2;
const ROUNDS = 10;
const ROUNDS_LEFT_OUT = 4;
/** Rows fewer than this say too little of a spread. */
const FEWEST = 25;

const logs = (values: readonly number[]): number[] => values.map((value) => Math.log(Math.max(1e-9, value)));

/** Weight of each case: a source counts with the root of its rows, the noisy time to the first token less. */
function weightsOf(cases: readonly Case[]): Float64Array {
  const key = ({ set, regime }: Case): string => `${set.id} ${regime}`;
  const counts = new Map<string, number>();
  for (const one of cases) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  const raw = cases.map((one) => {
    const noisy = one.regime === 'time to first token, served' || one.regime === 'prefill' ? 0.4 : 1;
    return noisy / Math.sqrt(counts.get(key(one)) ?? 1);
  });
  const sum = raw.reduce((total, value) => total + value, 0);
  return Float64Array.from(raw, (value) => value / sum);
}

function fit(cases: readonly Case[], start: Constants, list: readonly Parameter[], rounds: number): Constants {
  const values = robustFit(
    {
      residuals: (x) => {
        const constants = withValues(
          start,
          list,
          x.map((value) => Math.exp(value)),
        );
        return Float64Array.from(cases, (one) => {
          const ratio = ratioOf(one, constants);
          return ratio === undefined ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, -Math.log(ratio)));
        });
      },
      weights: weightsOf(cases),
      expected: logs(list.map((parameter) => valueOf(fitted, parameter))),
      low: logs(list.map(({ low }) => low)),
      high: logs(list.map(({ high }) => high)),
    },
    logs(list.map((parameter) => valueOf(start, parameter))),
    rounds,
  );
  return withValues(
    start,
    list,
    values.map((value) => Number(Math.exp(value).toPrecision(3))),
  );
}

/** Constants of an engine that no case speaks of: those of vLLM, with its own memory and way of splitting. */
function unseen(constants: Constants, cases: readonly Case[]): Constants {
  const seen = new Set(cases.map(({ engine }) => engine));
  const engines = Object.fromEntries(
    Object.entries(constants.engines).map(([name, engine]) => {
      if (name === 'ideal' || seen.has(name as EngineName)) return [name, engine];
      const { splits, memory, context, maxBatch, chunk } = engine;
      return [name, { ...constants.engines.vllm, splits, memory, context, maxBatch, chunk }];
    }),
  );
  return { ...constants, engines: engines as Constants['engines'] };
}

/** Parameters that some case depends on. */
function used(list: readonly Parameter[], cases: readonly Case[], constants: Constants): Parameter[] {
  return list.filter((parameter) => {
    const moved = withValues(constants, [parameter], [valueOf(constants, parameter) * 1.1]);
    return cases.some((one) => ratioOf(one, moved) !== ratioOf(one, constants));
  });
}

const cases = readMeasurements()
  .flatMap((set) => set.rows.flatMap((row) => caseOf(set, row) ?? []))
  .filter(({ regime }) => regime !== 'speculative speed-up');
const usable = cases.filter(({ aside, regime }) => aside === undefined && regime !== 'memory');
console.log(`${cases.length} figures, ${usable.length} of them fitted`);
const list = used(parameters, usable, fitted);
console.log(`${list.length} constants of ${parameters.length} matter to them`);
const whole = fit(usable, unseen(fitted, usable), list, ROUNDS);

const campaigns = [...new Set(usable.map(({ campaign }) => campaign))];
const heldOut: Record<string, Record<string, (number | null)[]>> = {};
const residuals: { one: Case; log: number }[] = [];
for (const [index, campaign] of campaigns.entries()) {
  const train = usable.filter((one) => one.campaign !== campaign);
  const constants = fit(train, unseen(whole, train), used(list, train, whole), ROUNDS_LEFT_OUT);
  const test = cases.filter((one) => one.campaign === campaign);
  for (const one of test) {
    const ratio = ratioOf(one, constants);
    const rows = (heldOut[one.set.id] ??= {});
    const line = String(one.set.rows.indexOf(one.row));
    rows[line] = [ratio === undefined ? null : Number(ratio.toPrecision(4))];
    if (ratio !== undefined && one.aside === undefined) residuals.push({ one, log: Math.log(ratio) });
  }
  const errors = test.flatMap((one) => {
    const value = heldOut[one.set.id]?.[String(one.set.rows.indexOf(one.row))]?.[0];
    return value == null ? [] : [Math.abs(1 / value - 1)];
  });
  errors.sort((a, b) => a - b);
  const median = errors[Math.floor(errors.length / 2)] ?? 0;
  console.log(`${index + 1}/${campaigns.length} without ${campaign}: ${(median * 100).toFixed(1)} % at the median`);
}

type Kind = 'perToken' | 'firstToken' | 'prefill';
const kindOf = ({ regime, row }: Case): Kind | undefined => {
  if (regime === 'prefill') return 'prefill';
  if (regime === 'memory') return undefined;
  return row.metric === 'time-to-first-token' ? 'firstToken' : 'perToken';
};
/** Measured over predicted time: rates are turned round. */
const timeLog = ({ one, log }: { one: Case; log: number }): number =>
  one.row.metric.includes('per-second') ? -log : log;

/** Factors between which four in five of the held-out figures lie. */
function spreadOf(sample: readonly { one: Case; log: number }[]): [number, number] {
  const sorted = sample.map(timeLog).sort((a, b) => a - b);
  const quantile = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [
    Number(Math.min(0.97, Math.exp(quantile(0.1))).toPrecision(3)),
    Number(Math.max(1.03, Math.exp(quantile(0.9))).toPrecision(3)),
  ];
}

const kinds: readonly Kind[] = ['perToken', 'firstToken', 'prefill'];
const pooled = Object.fromEntries(
  kinds.map((kind) => [kind, spreadOf(residuals.filter(({ one }) => kindOf(one) === kind))]),
) as Record<Kind, [number, number]>;
const spreads = Object.fromEntries(
  Object.keys(whole.engines).map((engine) => [
    engine,
    Object.fromEntries(
      kinds.map((kind) => {
        const own = residuals.filter(({ one }) => one.engine === engine && kindOf(one) === kind);
        return [kind, own.length >= FEWEST ? spreadOf(own) : pooled[kind]];
      }),
    ),
  ]),
);
/** Engine and architecture of which measurements were seen. */
const measured = [...new Set(usable.map(({ engine, accelerator }) => `${engine} ${accelerator.architecture}`))].sort();

writeFileSync('src/estimate/fitted.json', `${JSON.stringify({ ...whole, spreads, measured }, undefined, 1)}\n`);
writeFileSync('src/fit/held-out.json', `${JSON.stringify(heldOut)}\n`);
console.log('src/estimate/fitted.json, src/fit/held-out.json');
