import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMeasurements, readMeasurements } from '../catalogue/measurements/read.ts';
import { type Constants, engines, estimateChat, fitted, passSeconds } from '../estimate/index.ts';
import { accuracyBy, accuracyOf, setAside } from './accuracy.ts';
import { withAccuracyTable } from './accuracy-table.ts';
import { caseOf, predict } from './case.ts';
import { readComparison } from './comparison.ts';
import { constantMeanings } from './constant-meanings.ts';
import { mediaAccuracy } from './media-accuracy.ts';
import { mean, median, quantile } from './median.ts';
import { asItWas, older, olderEngines } from './older.ts';
import { inUnit, regimeName } from './regime.ts';
import { accuracyReport, readHeldOut } from './report.ts';
import { type Scored, score } from './scored.ts';
import { draftMethods, speedUps } from './speculative.ts';

const COLUMNS = 'model\taccelerator\tcount\ttensorParallel\tweights\tkvCache\tload\tinput\toutput\tmetric\tvalue\tnote';
const fileOf = (engine: string, ...rows: readonly string[]) =>
  parseMeasurements(
    'made-up',
    [
      '# title: Made up',
      '# by: nobody',
      '# url: ',
      '# opened: ',
      `# engine: ${engine}`,
      '# version: 1',
      '# note: for tests',
      COLUMNS,
      ...rows,
    ].join('\n'),
  );
const set = fileOf(
  'vllm',
  'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\t8\t1024\t128\ttime-per-output-token\t0.01\t',
  'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\t8\t1024\t128\ttime-to-first-token\t0.1\taside: the clock was wrong; twice',
  'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\trate 2\t1024\t128\toutput-tokens-per-second\t256\t',
  'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\tburst 100\t1024\t128\toutput-tokens-per-second\t3000\t',
);
const one = (index: number) => {
  const found = caseOf(set, set.rows[index] as (typeof set.rows)[number]);
  if (found === undefined) throw new RangeError(`row ${index} is no case`);
  return found;
};
const scored = (held: number, published: number, range: readonly [number, number]): Scored => ({
  one: one(0),
  held,
  published,
  range,
  unseenRange: [0.5, 2],
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([0, 10], 0.1)).toBe(1);
  expect(mean([1, 2, 6])).toBe(3);
});

test('nothing has no median', () => {
  expect(() => median([])).toThrow('a quantile needs at least one value');
});

test('errors are those of the prediction: 1/1.25, 1/0.8 and 1/0.5 of what was measured are off by 20, 25 and 100 %', () => {
  const all = [scored(1.25, 1, [0.7, 1.2]), scored(0.8, 1, [0.7, 1.2]), scored(0.5, 1.6, [0.9, 1.5])];
  const accuracy = accuracyOf(all);
  expect(accuracy.figures).toBe(3);
  expect(accuracy.median).toBeCloseTo(0.25, 12);
  expect(accuracy.mean).toBeCloseTo((0.2 + 0.25 + 1) / 3, 12);
  expect(accuracy.publishedMedian).toBe(0);
  expect(accuracy.publishedMean).toBeCloseTo(0.375 / 3, 12);
  // Only 0.8 lies between the ends of its own range; all lie between a half and twice.
  expect(accuracy.inside).toBeCloseTo(1 / 3, 12);
  expect(accuracy.insideUnseen).toBe(1);
  expect(accuracy.width).toBeCloseTo(1.2 / 0.7, 12);
  expect(accuracy.bias).toBe(0.8);
});

test('groups are summed up apart, in the order in which they appear', () => {
  const groups = accuracyBy([scored(1, 1, [1, 1]), scored(2, 1, [1, 1]), scored(1, 1, [1, 1])], ({ held }) =>
    held > 1 ? 'slow' : 'right',
  );
  expect(groups.map(({ key, accuracy }) => [key, accuracy.figures, accuracy.median])).toEqual([
    ['right', 2, 0],
    ['slow', 1, 0.5],
  ]);
});

test('figures set aside are counted by their reason, without its details', () => {
  expect(setAside([set])).toEqual([{ reason: 'the clock was wrong', figures: 1 }]);
});

test('the throughput of requests that come at a rate is not scored, that of requests sent at once is', () => {
  expect([0, 2, 3].map((index) => regimeName(one(index)))).toEqual([
    'Time per output token, served',
    undefined,
    'Throughput, all at once',
  ]);
});

test('a batch of 8 that writes 128 tokens each in 2 s writes 512 tokens a second', () => {
  const [row] = fileOf('vllm', 'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\tstatic 8\t16\t128\tlatency\t2\t').rows;
  if (row === undefined) throw new RangeError('no row');
  expect(inUnit('tokens a second', row, 2)).toBe(512);
});

test('a figure is scored by what was held out, and its range by spreads that leave its campaign out', () => {
  const wide: Constants = {
    ...fitted,
    spreads: Object.fromEntries(
      Object.keys(engines).map((name) => [
        name,
        {
          decode: [0.5, 3],
          perToken: [0.5, 3],
          throughput: [0.5, 3],
          firstToken: [0.5, 3],
          prefill: [0.5, 3],
          memory: [0.5, 3],
        },
      ]),
    ) as unknown as Constants['spreads'],
  };
  const [first, ...rest] = score([set], { 'made-up': { 0: 1.5 } }, wide);
  expect(rest).toEqual([]);
  expect(first?.held).toBe(1.5);
  // With its campaign left out there is nothing to measure a spread on, and the narrowest, 1.03, is taken.
  expect((first?.range[1] ?? 0) / (first?.unseenRange[1] ?? 1)).toBeCloseTo(3 / 1.03, 6);
});

// Llama 3.1 70B on one H200 wrote a token in 20.1 ms and began after 562 ms where prompts wait for 20 passes, after 176 ms where they do not.
test('a first token for which a server waits 20 passes comes about as much later as 20 tokens take', () => {
  const row = 'llama-3.1-70b\th200-sxm\t1\t1\tfp8\t\t4\t922\t922\ttime-to-first-token\t1\t';
  const served = fileOf('tensorrt-llm', row, `${row}waits for 20 passes`);
  const [soon, late] = served.rows.map((measured) => {
    const found = caseOf(served, measured);
    return found && predict(found, { ...fitted, older })?.typical;
  });
  expect((late ?? 0) - (soon ?? 0)).toBeGreaterThan(0.9 * (0.562 - 0.176));
  expect((late ?? 0) - (soon ?? 0)).toBeLessThan(1.1 * 20 * 0.0201);
});

test('memory is that of all accelerators together, as sources tell it', () => {
  const two = fileOf('vllm', 'llama-3.1-8b\th100-sxm\t2\t2\tbf16\t\tstatic 1\t16\t16\tmemory\t1\t');
  const found = caseOf(two, two.rows[0] as (typeof two.rows)[number]);
  if (found === undefined) throw new RangeError('no case');
  const estimate = estimateChat(found.scenario);
  expect(found.read(estimate, fitted)?.typical).toBeCloseTo(2 * estimate.memory.total, 0);
});

// 100 prompts of 1,024 tokens are 12.5 passes of 8,192, of the 127 that write an answer: all meet half of the prompts.
test('requests sent at once meet, on average, half of the prompts that a steady load meets', () => {
  const burst = one(3);
  const [row] = fileOf(
    'vllm',
    'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\tburst 100\t1024\t128\ttime-per-output-token\t1\t',
  ).rows;
  if (row === undefined) throw new RangeError('no row');
  const estimate = estimateChat(burst.scenario);
  const pass = passSeconds(estimate) ?? 0;
  const steady = estimate.timePerOutputToken?.typical ?? 0;
  expect(caseOf(set, row)?.read(estimate, fitted)?.typical).toBeCloseTo((pass + steady) / 2, 9);
});

test('an old release differs from today’s engine by its factors, and an unknown one is refused', () => {
  const before = asItWas(fitted, 'vllm 0', { 'vllm 0': { perLayer: 2 } });
  expect(before.engines.vllm).toEqual({ ...engines.vllm, perLayer: 2 * engines.vllm.perLayer });
  expect(() => asItWas(fitted, 'vllm 9', {})).toThrow('no old engine is called "vllm 9"');
});

test('every file of an old release is one of the catalogue, of its engine', () => {
  const sets = readMeasurements();
  for (const { engine, sets: names } of Object.values(olderEngines))
    for (const name of names) expect(sets.find(({ id }) => id === name)?.engine, name).toBe(engine);
});

test('every scored figure of the catalogue was predicted while its campaign was held out', () => {
  const heldOut = readHeldOut();
  for (const { id, rows } of readMeasurements())
    for (const index of Object.keys(heldOut[id] ?? {})) expect(rows[Number(index)], `${id} ${index}`).toBeDefined();
  const { scored: figures, notFitting } = accuracyReport();
  expect(notFitting / figures).toBeLessThan(0.01);
});

test('no speed-up of Spec-Bench is estimated above the tokens that a pass yields, and none as a loss', () => {
  const measured = speedUps(readMeasurements());
  expect(measured).toHaveLength(21);
  for (const { tokensAPass, predicted } of measured) {
    expect(predicted).toBeLessThan(tokensAPass);
    expect(predicted).toBeGreaterThan(1);
  }
});

test('a method whose drafts were not judged is refused by name', () => {
  const unknown = fileOf(
    'transformers',
    'vicuna-7b\ta100-80gb-sxm\t1\t1\tfp16\t\t1\t512\t256\tspeculative-speedup\t2\tOracle, 3 tokens a pass, task overall',
  );
  expect(draftMethods.Oracle).toBeUndefined();
  expect(() => speedUps([unknown])).toThrow('no draft tokens and cost are judged for "Oracle"');
});

test('images and speech are off by a fifth at most at the median', () => {
  for (const { what, median: error } of mediaAccuracy()) expect(error, what).toBeLessThan(0.2);
});

test('every constant that is shown has a meaning and a unit', () => {
  const fields = (group: 'KernelFamily' | 'Engine' | 'Shared') =>
    constantMeanings(group)
      .map(({ field }) => field)
      .toSorted();
  const ofEngines = new Set(Object.values(fitted.engines).flatMap(Object.keys));
  expect(fields('Engine')).toEqual([...ofEngines].toSorted());
  expect(fields('KernelFamily')).toEqual(Object.keys(fitted.kernels.hopper).toSorted());
  expect(fields('Shared')).toEqual(Object.keys(fitted.shared).toSorted());
  expect(constantMeanings('KernelFamily')[0]).toEqual({
    field: 'bandwidth',
    meaning: 'Share of peak bandwidth at which weights are read',
    unit: 'share of peak',
  });
});

test('the other tools were asked for hundreds of figures, and each is scored beside ours on the same', () => {
  const { tools } = readComparison();
  expect(tools.map(({ name }) => name)).toEqual(['Naive roofline', 'inference-lab', 'fitllm']);
  for (const { regimes } of tools) expect(regimes.reduce((sum, { figures }) => sum + figures, 0)).toBeGreaterThan(200);
});

test('the comparison was made with the predictions that are held out now; npm run compare makes it anew', () => {
  const [naive] = readComparison().tools;
  const ours = accuracyReport().regimes.map(({ name, accuracy }) => [
    name,
    accuracy.figures,
    Number(accuracy.median.toFixed(4)),
  ]);
  // The naive roofline can predict every figure, so beside it stand our errors on all of them.
  expect(naive?.regimes.map((row) => [row.regime, row.figures, row.oursMedian])).toEqual(ours);
});

test('the README has the table that the measurements yield; npm run accuracy writes it', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withAccuracyTable(readme, accuracyReport())).toBe(readme);
});

test('a README without markers is refused', () => {
  expect(() => withAccuracyTable('# Nothing', accuracyReport())).toThrow('README.md needs the lines');
});
