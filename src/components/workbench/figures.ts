import { bytes, count, percent, seconds, tokenRate, usd } from '../../format.ts';
import type { Bounds } from './tool.ts';

/** The numbers of a widget's answer; the first line names them. */
export type Numbers = readonly (readonly (string | number)[])[];

/** What kind of number it is: how it is written, and by which words two of them are told apart. */
export type Kind = keyof typeof KINDS;
export const KINDS = {
  time: { format: seconds, less: 'faster', more: 'slower' },
  size: { format: bytes, less: 'less', more: 'more' },
  money: { format: usd, less: 'less', more: 'more' },
  rate: { format: tokenRate, less: 'slower', more: 'faster' },
  share: { format: percent, less: 'less', more: 'more' },
  users: { format: count, less: 'fewer', more: 'more' },
} as const;

interface Definition {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly kind: Kind;
  readonly read: (numbers: Numbers) => Bounds | undefined;
}

/** A headline figure of a tool; undefined where the tool has no answer. */
export interface Figure extends Omit<Definition, 'read'> {
  readonly value: Bounds | undefined;
}

type Row = readonly (string | number)[];

function boundsOf(low: unknown, typical: unknown, high: unknown): Bounds | undefined {
  if (typeof typical !== 'number' || !Number.isFinite(typical)) return undefined;
  const end = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : typical);
  return { low: end(low), typical, high: end(high) };
}

const column = (numbers: Numbers, name: string): number => numbers[0]?.indexOf(name) ?? -1;

/** A row by what its first cell says, with the ends of its range in columns of their own. */
const rowNamed =
  (name: string) =>
  (numbers: Numbers): Bounds | undefined => {
    const row = numbers.find(([first]) => first === name);
    if (row === undefined) return undefined;
    const at = (head: string): unknown => row[column(numbers, head)];
    return boundsOf(at('low'), at('typical'), at('high'));
  };

/** The row whose value in a column is the largest or the smallest, with its range. */
const best =
  (name: string, choose: (...values: number[]) => number) =>
  (numbers: Numbers): Bounds | undefined => {
    const at = column(numbers, name);
    const rows = numbers.slice(1).filter((row) => typeof row[at] === 'number');
    const found = choose(...rows.map((row) => Number(row[at])));
    const row = rows.find((one) => one[at] === found);
    return row && boundsOf(row[column(numbers, `${name}_low`)], found, row[column(numbers, `${name}_high`)]);
  };

/** A quantity of the simulation at the asked rate: the typical machine, between the fast and the slow end of its range. */
const simulated =
  (name: string) =>
  (numbers: Numbers): Bounds | undefined => {
    const at = column(numbers, name);
    const of = (machine: string): unknown =>
      numbers.find((row: Row) => row[column(numbers, 'machine')] === machine)?.[at];
    const typical = of('typical');
    if (typeof typical !== 'number') return undefined;
    const all = ['fast', 'typical', 'slow'].map(of).filter((value) => typeof value === 'number');
    return boundsOf(Math.min(...all), typical, Math.max(...all));
  };

const FIGURES: Readonly<Record<string, readonly Definition[]>> = {
  memory: [
    { id: 'weights', name: 'Weights', note: 'on each accelerator', kind: 'size', read: rowNamed('weights') },
    { id: 'memory', name: 'Memory needed', note: 'on each accelerator', kind: 'size', read: rowNamed('total') },
    { id: 'fit', name: 'Users that fit', note: 'at once, in memory', kind: 'users', read: rowNamed('users that fit') },
  ],
  latency: [
    { id: 'first', name: 'Time to first token', kind: 'time', read: rowNamed('Time to first token') },
    { id: 'each', name: 'Time per output token', kind: 'time', read: rowNamed('Time per output token') },
    { id: 'reply', name: 'Whole reply', kind: 'time', read: rowNamed('Whole reply') },
  ],
  batching: [
    { id: 'most', name: 'Most it can write', note: 'in a full batch', kind: 'rate', read: best('all', Math.max) },
    {
      id: 'million',
      name: 'A million tokens',
      note: 'at their cheapest',
      kind: 'money',
      read: best('usd_a_million', Math.min),
    },
  ],
  load: [
    { id: 'wait', name: 'First token under load', note: 'for 95 in 100', kind: 'time', read: simulated('ttft_p95_s') },
    {
      id: 'within',
      name: 'Served in time',
      note: 'within both limits',
      kind: 'share',
      read: simulated('share_within_limits'),
    },
  ],
  'break-even': [
    { id: 'rent', name: 'Rent a month', note: 'at your volume', kind: 'money', read: rowNamed('rent at your volume') },
  ],
};

/** The headline figures of a tool, from the numbers of its answer. */
export const figuresOf = (tool: string, numbers: Numbers | undefined): Figure[] =>
  (FIGURES[tool] ?? []).map(({ read, ...figure }) => ({ ...figure, value: numbers && read(numbers) }));
