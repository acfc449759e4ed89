import { describe, expect, test } from 'vitest';
import { type Metric, parseMeasurements, readMeasurements } from './read.ts';

const COLUMNS = 'model accelerator count tensorParallel weights kvCache load input output metric value note'.split(' ');
const COMMON = ['title', 'by', 'url', 'opened', 'engine', 'version', 'note'].map((key) => `# ${key}: ${key} of it`);
const ROW = {
  model: 'llama-2-7b',
  accelerator: 'rtx-4090',
  count: '1',
  tensorParallel: '',
  weights: 'q4_0',
  kvCache: '',
  load: '1',
  input: '1',
  output: '128',
  metric: 'tokens-per-second-per-user',
  value: '189.7',
  note: '',
};

function file(cells: Partial<typeof ROW> = {}, common: readonly string[] = COMMON): string {
  const row: Readonly<Record<string, string>> = { ...ROW, ...cells };
  return [...common, COLUMNS.join('\t'), COLUMNS.map((name) => row[name] ?? '').join('\t'), ''].join('\n');
}

describe('a file of measurements', () => {
  test('gives its source and its rows', () => {
    const set = parseMeasurements('source', file({ tensorParallel: '2', kvCache: 'fp8', note: 'build 1' }));
    expect(set).toMatchObject({ id: 'source', title: 'title of it', engine: 'engine of it', version: 'version of it' });
    expect(set.rows).toMatchObject([
      { count: 1, tensorParallel: 2, kvCache: 'fp8', input: 1, output: 128, value: 189.7, note: 'build 1' },
    ]);
  });

  test('leaves tensor parallelism and the cache format open where their cells are empty', () => {
    expect(parseMeasurements('source', file()).rows).toMatchObject([{ tensorParallel: undefined, kvCache: undefined }]);
  });

  test.each([
    ['8', { kind: 'closed', amount: 8 }],
    ['static 16', { kind: 'static', amount: 16 }],
    ['decode 4', { kind: 'decode', amount: 4 }],
    ['rate 2.5', { kind: 'rate', amount: 2.5 }],
    ['burst 500', { kind: 'burst', amount: 500 }],
  ])('reads the load "%s"', (load, expected) => {
    expect(parseMeasurements('source', file({ load })).rows).toMatchObject([{ load: expected }]);
  });

  test.each(COMMON.map((line) => /^# (\w+):/.exec(line)?.[1] ?? ''))('is refused without its line "# %s: …"', (key) => {
    const rest = COMMON.filter((line) => !line.startsWith(`# ${key}:`));
    expect(() => parseMeasurements('source', file({}, rest))).toThrow(
      new RangeError(`source: needs a line "# ${key}: …"`),
    );
  });

  test.each(['count', 'input', 'output', 'value'] as const)('is refused where %s is no number above 0', (name) => {
    for (const bad of ['', '0', '-1', 'many', 'Infinity'])
      expect(() => parseMeasurements('source', file({ [name]: bad }))).toThrow(
        new RangeError(`source:9: ${name} must be a number above 0, got "${bad}"`),
      );
  });

  test.each(['', '0', 'static', 'static 0', 'users 8'])('is refused where its load is "%s"', (load) => {
    expect(() => parseMeasurements('source', file({ load }))).toThrow(
      /^source:9: load must be a number, or one of static,/,
    );
  });

  test('is refused where its metric is unknown', () => {
    expect(() => parseMeasurements('source', file({ metric: 'tokens/s' }))).toThrow(
      /^source:9: metric must be one of time-to-first-token, .*, got "tokens\/s"$/,
    );
  });
});

/** What a published figure can be at all: outside lies a slip of units or of a decimal point. */
const POSSIBLE: Readonly<Record<Metric, readonly [low: number, high: number]>> = {
  'time-to-first-token': [1e-3, 2000],
  'time-per-output-token': [2e-4, 10],
  latency: [0.05, 20_000],
  'output-tokens-per-second': [1, 200_000],
  'tokens-per-second-per-user': [0.1, 2000],
  'tokens-per-second-with-prompt': [0.1, 10_000],
  'prefill-tokens-per-second': [5, 200_000],
  memory: [1e8, 3e12],
  'speculative-speedup': [0.5, 10],
};

describe('the published figures of the repository', () => {
  const sets = readMeasurements();
  const all = sets.flatMap(({ id, rows }) => rows.map((row) => ({ id, ...row })));

  test('are within what can be measured', () => {
    expect(all.filter(({ metric, value }) => value < POSSIBLE[metric][0] || value > POSSIBLE[metric][1])).toEqual([]);
  });

  test('name model, accelerator and weights by an id', () => {
    expect(
      all.filter(({ model, accelerator, weights }) =>
        [model, accelerator, weights].some((name) => !/^[a-z0-9][a-z0-9._-]*$/.test(name)),
      ),
    ).toEqual([]);
  });

  test('are each listed once', () => {
    const seen = new Set<string>();
    expect(
      all.filter((row) => {
        const text = JSON.stringify(row);
        const again = seen.has(text);
        seen.add(text);
        return again;
      }),
    ).toEqual([]);
  });

  test('split their model over no more accelerators than they count', () => {
    expect(all.filter(({ count, tensorParallel }) => count % (tensorParallel ?? 1) !== 0)).toEqual([]);
  });

  test('say why they are shown but not fitted, where they are', () => {
    expect(all.filter(({ note }) => /aside/i.test(note) && !/^aside: \S/.test(note))).toEqual([]);
  });

  test('come from a named source, and from an address wherever one was opened', () => {
    expect(sets.filter(({ title, by, engine }) => title === '' || by === '' || engine === '')).toEqual([]);
    expect(sets.filter(({ url }) => url !== '' && !(URL.canParse(url) && url.startsWith('https://')))).toEqual([]);
    expect(sets.filter(({ url, opened }) => opened !== '' && url === '')).toEqual([]);
  });

  test('were opened on a day of the calendar', () => {
    const days = sets.map(({ opened }) => opened).filter((day) => day !== '');
    expect(days.filter((day) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)).toEqual([]);
  });
});
