import type { EngineName } from '../estimate/index.ts';
import { type Case, ratioOf } from './case.ts';
import type { FitConstants } from './older.ts';
import { type Parameter, valueAt, withValues } from './parameters.ts';
import { robustFit } from './robust-fit.ts';

/** Residuals beyond this (a factor of 3.3) count no more: a row that is so far off says nothing of the constants. */
const FARTHEST = 1.2;

const logs = (values: readonly number[]): number[] => values.map((value) => Math.log(Math.max(1e-9, value)));

/** Weight of each case: a campaign counts with the root of its rows, and the noisy time to the first token less. */
function weightsOf(cases: readonly Case[]): Float64Array {
  const key = ({ set, row, regime }: Case): string =>
    set.id.startsWith('served') ? `${set.id} ${row.model} ${regime}` : `${set.id} ${regime}`;
  const counts = new Map<string, number>();
  for (const one of cases) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  const raw = cases.map((one) => {
    const noisy = one.regime === 'time to first token, served' || one.regime === 'prefill' ? 0.4 : 1;
    return noisy / Math.sqrt(counts.get(key(one)) ?? 1);
  });
  const sum = raw.reduce((total, value) => total + value, 0);
  return Float64Array.from(raw, (value) => value / sum);
}

/**
 * Rows that each parameter may touch: those of its engine, or of its kernel family, whatever of it they use; all for what is
 * shared.
 */
function touchedBy(cases: readonly Case[], list: readonly Parameter[], constants: FitConstants): number[][] {
  const rows = [...cases.keys()];
  const before = cases.map((one) => ratioOf(one, constants));
  const groups = new Map<string, number[]>();
  return list.map(({ path: [group, name] }) => {
    if (group === 'engines') return rows.filter((row) => cases[row]?.engine === name);
    if (group === 'older') return rows.filter((row) => cases[row]?.older === name);
    if (group !== 'kernels') return rows;
    const known = groups.get(name);
    if (known !== undefined) return known;
    const fields = ['bandwidth', 'compute', 'perLayer'].map(
      (field): Parameter => ({ path: ['kernels', name, field], low: 0, high: 1 }),
    );
    const other = fields.map((field) => valueAt(constants, field) * 0.9);
    const slower = withValues(constants, fields, other);
    const found = rows.filter((row) => ratioOf(cases[row] as Case, slower) !== before[row]);
    groups.set(name, found);
    return found;
  });
}

/** FitConstants that predict `cases` best, held near `expected` where the cases say nothing. */
export function calibrate(
  cases: readonly Case[],
  {
    start,
    expected,
    list,
    rounds,
  }: {
    readonly start: FitConstants;
    readonly expected: FitConstants;
    readonly list: readonly Parameter[];
    readonly rounds: number;
  },
): FitConstants {
  const at = (x: readonly number[]): FitConstants =>
    withValues(
      start,
      list,
      x.map((value) => Math.exp(value)),
    );
  const residual = (one: Case, constants: FitConstants): number => {
    const ratio = ratioOf(one, constants);
    return ratio === undefined ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, -Math.log(ratio)));
  };
  const touched = touchedBy(cases, list, start);
  const values = robustFit(
    {
      residuals(x) {
        const constants = at(x);
        return Float64Array.from(cases, (one) => residual(one, constants));
      },
      moved(x, index, before) {
        const constants = at(x);
        const after = before.slice();
        for (const row of touched[index] ?? []) after[row] = residual(cases[row] as Case, constants);
        return after;
      },
      weights: weightsOf(cases),
      expected: logs(list.map((parameter) => valueAt(expected, parameter))),
      low: logs(list.map(({ low }) => low)),
      high: logs(list.map(({ high }) => high)),
    },
    logs(list.map((parameter) => valueAt(start, parameter))),
    rounds,
  );
  return withValues(
    start,
    list,
    values.map((value) => Number(Math.exp(value).toPrecision(3))),
  );
}

/** Engines that no case speaks of behave as vLLM does, with their own memory and way of splitting. */
export function unseen(constants: FitConstants, cases: readonly Case[]): FitConstants {
  const seen = new Set(cases.map(({ engine }) => engine));
  const engines = Object.fromEntries(
    Object.entries(constants.engines).map(([name, engine]) => {
      if (name === 'ideal' || seen.has(name as EngineName)) return [name, engine];
      const { splits, memory, context, maxBatch, chunk } = engine;
      return [name, { ...constants.engines.vllm, splits, memory, context, maxBatch, chunk }];
    }),
  );
  return { ...constants, engines: engines as FitConstants['engines'] };
}

/** Cases whose prediction depends on some of the parameters. */
export function affected(cases: readonly Case[], list: readonly Parameter[], constants: FitConstants): Case[] {
  const moved = list.map((parameter) => withValues(constants, [parameter], [valueAt(constants, parameter) * 1.1]));
  return cases.filter((one) => {
    const before = ratioOf(one, constants);
    return moved.some((other) => ratioOf(one, other) !== before);
  });
}

/** Parameters that the prediction of some case depends on. */
export function used(list: readonly Parameter[], cases: readonly Case[], constants: FitConstants): Parameter[] {
  const before = cases.map((one) => ratioOf(one, constants));
  return list.filter((parameter) => {
    const moved = withValues(constants, [parameter], [valueAt(constants, parameter) * 1.1]);
    return cases.some((one, index) => ratioOf(one, moved) !== before[index]);
  });
}
