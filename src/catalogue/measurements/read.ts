import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One published figure. Seconds, bytes and tokens a second, as its metric says. */
export interface Measurement {
  readonly model: string;
  readonly accelerator: string;
  readonly count: number;
  readonly tensorParallel: number | undefined;
  readonly weights: string;
  readonly kvCache: string | undefined;
  readonly load: Load;
  readonly input: number;
  readonly output: number;
  readonly metric: Metric;
  readonly value: number;
  readonly note: string;
}

/**
 * How requests came: `closed` users who send again, a `static` batch that starts and ends together, `decode` of a batch without
 * its prompts, a `rate` a second at random, or a `burst` of so many at once.
 */
export interface Load {
  readonly kind: 'closed' | 'static' | 'decode' | 'rate' | 'burst';
  readonly amount: number;
}

const METRICS = [
  'time-to-first-token',
  'time-per-output-token',
  'latency',
  'output-tokens-per-second',
  'tokens-per-second-per-user',
  'tokens-per-second-with-prompt',
  'prefill-tokens-per-second',
  'memory',
  'speculative-speedup',
] as const;
export type Metric = (typeof METRICS)[number];

/** Figures of one source, with what they have in common. */
export interface MeasurementSet {
  /** The file's name. */
  readonly id: string;
  readonly title: string;
  readonly by: string;
  /** Empty where the original page was not found. */
  readonly url: string;
  /** The day it was opened; empty where the figures were taken over from a collection. */
  readonly opened: string;
  readonly engine: string;
  readonly version: string;
  readonly note: string;
  readonly rows: readonly Measurement[];
}

const KINDS: readonly Load['kind'][] = ['static', 'decode', 'rate', 'burst'];

function loadOf(text: string, where: string): Load {
  const [first = '', second] = text.split(' ');
  const kind = second === undefined ? 'closed' : KINDS.find((known) => known === first);
  const amount = Number(second ?? first);
  if (kind === undefined || !(amount > 0))
    throw new RangeError(`${where}: load must be a number, or one of ${KINDS.join(', ')} and a number, got "${text}"`);
  return { kind, amount };
}

/**
 * Reads a file of measurements: lines `# key: value` that hold for all, a line of column names, and a line a figure.
 * @throws {RangeError} that names file, line and column
 */
export function parseMeasurements(id: string, text: string): MeasurementSet {
  const lines = text.trimEnd().split('\n');
  const common = new Map(
    lines.flatMap((line): [string, string][] => {
      const found = /^# (\w+): ?(.*)$/.exec(line);
      return found === null ? [] : [[found[1] ?? '', found[2] ?? '']];
    }),
  );
  const shared = (key: string): string => {
    const value = common.get(key);
    if (value === undefined) throw new RangeError(`${id}: needs a line "# ${key}: …"`);
    return value;
  };
  const start = lines.findIndex((line) => !line.startsWith('#'));
  const columns = (lines[start] ?? '').split('\t');
  const rows = lines.slice(start + 1).map((line, index): Measurement => {
    const where = `${id}:${start + index + 2}`;
    const cells = line.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const number = (name: string): number => {
      const value = Number(cell(name));
      if (cell(name) === '' || !Number.isFinite(value) || value <= 0)
        throw new RangeError(`${where}: ${name} must be a number above 0, got "${cell(name)}"`);
      return value;
    };
    const metric = METRICS.find((known) => known === cell('metric'));
    if (metric === undefined)
      throw new RangeError(`${where}: metric must be one of ${METRICS.join(', ')}, got "${cell('metric')}"`);
    return {
      model: cell('model'),
      accelerator: cell('accelerator'),
      count: number('count'),
      tensorParallel: cell('tensorParallel') === '' ? undefined : number('tensorParallel'),
      weights: cell('weights'),
      kvCache: cell('kvCache') === '' ? undefined : cell('kvCache'),
      load: loadOf(cell('load'), where),
      input: number('input'),
      output: number('output'),
      metric,
      value: number('value'),
      note: cell('note'),
    };
  });
  const keys = ['title', 'by', 'url', 'opened', 'engine', 'version', 'note'] as const;
  return {
    id,
    ...(Object.fromEntries(keys.map((key) => [key, shared(key)])) as Record<(typeof keys)[number], string>),
    rows,
  };
}

/** All sets of published figures in the repository, from the root of which it runs. */
export function readMeasurements(): MeasurementSet[] {
  const folder = join(process.cwd(), 'src/catalogue/measurements');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => parseMeasurements(name.replace(/\.tsv$/, ''), readFileSync(join(folder, name), 'utf8')));
}
