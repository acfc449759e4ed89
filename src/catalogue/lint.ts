import { notDense } from './dense.ts';
import { plainName } from './find.ts';
import type { Accelerator, Model, Source } from './schema.ts';

/** A fault of a row: which, and what is wrong with it. */
export interface Fault {
  readonly id: string;
  readonly problem: string;
}

type Check<Row> = (row: Row, id: string) => readonly (string | false)[];

const within = (name: string, value: number | undefined, low: number, high: number, hint: string): string | false =>
  value !== undefined && !(value >= low && value <= high) && `${name} is ${value}; expected ${low} to ${high} ${hint}`;

/** Every number of a row is claimed by one of its sources. */
function unclaimed(row: object, sources: readonly Source[], names: readonly string[]): string[] {
  const given = new Set(sources.flatMap(({ gives }) => gives));
  return names
    .filter((name) => name in row && !given.has(name))
    .map((name) => `${name} is claimed by no source; add it to "gives" of the one that says it`);
}

const idShape = (id: string): string | false =>
  !/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id) && 'id must be lower-case letters, digits, hyphens and dots';

const dates = ({ sources }: { readonly sources: readonly Source[] }): (string | false)[] =>
  sources.map(
    ({ url, opened }) =>
      (!/^\d{4}-\d\d-\d\d$/.test(opened) || !/^https?:\/\//.test(url)) &&
      `source ${url} needs a web address and the day it was opened`,
  );

const rates = ['memoryBytes', 'bandwidth', 'bf16', 'fp8', 'int8', 'fp4', 'link', 'power'] as const;

/** A source that says nothing about the row, or names a field that the row has not. */
const useless = (row: object, sources: readonly Source[]): (string | false)[] =>
  sources.flatMap(({ url, gives }) => [
    gives.length === 0 && `source ${url} gives nothing; leave it out`,
    ...gives.map((name) => !(name in row) && `source ${url} gives ${name}, which the row has not`),
  ]);

const accelerator: Check<Accelerator> = (row, id) => [
  idShape(id),
  within('memoryBytes', row.memoryBytes, 4e9, 2e12, 'bytes; units.ts has GB and MIB'),
  within('bandwidth', row.bandwidth, 2e10, 5e13, 'bytes a second; units.ts has GB and TB'),
  within('bf16', row.bf16, 1e12, 1e16, 'FLOP a second; units.ts has TFLOP'),
  within('power', row.power, 5, 3000, 'watts'),
  within('link.bandwidth', row.link?.bandwidth, 1e9, 5e12, 'bytes a second in one direction'),
  // The slowest is an M3 Ultra: 512 GiB at 819 GB/s take 0.67 s.
  within('seconds to read the whole memory', row.memoryBytes / row.bandwidth, 0.01, 0.7, '(memory over bandwidth)'),
  within('FLOP per byte (bf16 over bandwidth)', row.bf16 / row.bandwidth, 20, 1100, ''),
  row.standing !== 'primary' && row.note === undefined && 'note is missing; say why the row is not primary',
  ...notDense(row),
  ...dates(row),
  ...unclaimed(row, row.sources, rates),
  ...useless(row, row.sources),
];

/** Fields of a model that are numbers, or made of them. */
const modelNumbers = [
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'vocabulary',
  'maxContext',
  'experts',
  'latent',
  'window',
  'linear',
  'compressed',
  'sparse',
  'positions',
];

/** A count is either printed by a source or counted from the shape, never both. */
const counts: Check<Model> = ({ counted = [], sources }) =>
  counted.map(
    (name) =>
      sources.some(({ gives }) => gives.includes(name)) &&
      `${name} is counted from the shape and claimed by a source; choose the one it is`,
  );

const model: Check<Model> = (row, id) => [
  idShape(id),
  within('parameters', row.parameters, 5e7, 1e13, '; units.ts has BILLION'),
  row.activeParameters > row.parameters &&
    `activeParameters is ${row.activeParameters}, more than the ${row.parameters} stored`,
  row.heads % row.kvHeads !== 0 && `kvHeads is ${row.kvHeads}; expected a divisor of heads (${row.heads})`,
  within('maxContext', row.maxContext, 512, 2e7, 'tokens'),
  within('vocabulary', row.vocabulary, 1000, 1e6, 'tokens'),
  row.ffn === 0 && row.experts === undefined && 'ffn is 0 and there are no experts',
  row.window !== undefined &&
    row.window.layers > row.layers &&
    `window.layers is ${row.window.layers} of ${row.layers} layers`,
  row.linear !== undefined &&
    row.linear.layers > row.layers &&
    `linear.layers is ${row.linear.layers} of ${row.layers} layers`,
  row.compressed !== undefined &&
    row.compressed.blocks.reduce((sum, { layers }) => sum + layers, 0) > row.layers &&
    `compressed.blocks has more than ${row.layers} layers`,
  row.leftOut !== undefined &&
    row.leftOut.part.length === 0 &&
    'leftOut names no part; say which part of the checkpoint it is',
  ...dates(row),
  ...counts(row, id),
  ...unclaimed(row, row.sources, [
    ...modelNumbers,
    ...(row.ffn === 0 ? [] : ['ffn']),
    ...(['parameters', 'activeParameters'] as const).filter((name) => !row.counted?.includes(name)),
  ]),
];

const faultsOf =
  <Row>(check: Check<Row>) =>
  (rows: Readonly<Record<string, Row>>): Fault[] =>
    Object.entries(rows).flatMap(([id, row]) =>
      check(row, id).flatMap((problem) => (problem === false ? [] : [{ id, problem }])),
    );

/** Ids and aliases that lead to two rows, whatever their case and hyphens. */
function sharedNames(rows: Readonly<Record<string, { readonly aliases?: readonly string[] }>>): Fault[] {
  const taken = new Map<string, string>();
  return Object.entries(rows).flatMap(([id, { aliases = [] }]) =>
    [id, ...aliases].flatMap((name) => {
      const plain = plainName(name);
      const other = taken.get(plain);
      taken.set(plain, id);
      return other === undefined || other === id ? [] : [{ id, problem: `"${name}" already leads to ${other}` }];
    }),
  );
}

const acceleratorFaults = faultsOf(accelerator);
const modelFaults = faultsOf(model);

/** What is wrong with a table of accelerators. */
export const lintAccelerators = (rows: Readonly<Record<string, Accelerator>>): Fault[] => [
  ...acceleratorFaults(rows),
  ...sharedNames(rows),
];

/** What is wrong with a table of models. */
export const lintModels = (rows: Readonly<Record<string, Model>>): Fault[] => [
  ...modelFaults(rows),
  ...sharedNames(rows),
];

/** Parameters that a shape accounts for. The catalogue knows no formulas: who lints brings them. */
export interface ShapeCount {
  total(row: Model): number;
  active(row: Model): number;
}

const share = (a: number, b: number): number => Math.abs(a / b - 1);

/**
 * Rows whose shape does not account for their parameters: 1 % for all that are stored, the named rest included, and 3 % for
 * the active ones unless the note says how its source counts them.
 */
export const lintCounts = (shape: ShapeCount): ((rows: Readonly<Record<string, Model>>) => Fault[]) =>
  faultsOf<Model>((row) => {
    const total = shape.total(row) + (row.leftOut?.parameters ?? 0);
    const active = shape.active(row);
    return [
      share(total, row.parameters) > 0.01 &&
        `parameters is ${row.parameters}, but the shape accounts for ${total}; mend it, or name the rest in leftOut`,
      share(active, row.activeParameters) > 0.03 &&
        !/\bactive\b/.test(row.note ?? '') &&
        `activeParameters is ${row.activeParameters}, but the shape has ${active}; say in the note how the source counts`,
    ];
  });
