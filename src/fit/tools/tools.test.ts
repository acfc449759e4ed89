import { expect, test } from 'vitest';
import { parseMeasurements } from '../../catalogue/measurements/read.ts';
import { type Case, caseOf } from '../case.ts';
import { fitllm } from './fitllm.ts';
import { figureOf } from './forecast.ts';
import { inferenceLab } from './inference-lab.ts';
import { naiveRoofline } from './naive-roofline.ts';

const COLUMNS = 'model\taccelerator\tcount\ttensorParallel\tweights\tkvCache\tload\tinput\toutput\tmetric\tvalue\tnote';

function made(engine: string, row: string): Case {
  const set = parseMeasurements(
    'made-up',
    ['title', 'by', 'url', 'opened', 'version', 'note']
      .map((key) => `# ${key}: `)
      .concat(`# engine: ${engine}`, COLUMNS, row)
      .join('\n'),
  );
  const [first] = set.rows;
  const found = first === undefined ? undefined : caseOf(set, first);
  if (found === undefined) throw new RangeError('the row is no case');
  return found;
}

const served = made('vllm', 'llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\t1\t1000\t100\ttime-per-output-token\t0.01\t');
const local = made('llama.cpp', 'llama-3.1-8b\trtx-4090\t1\t\tq8_0\t\t1\t1\t128\ttokens-per-second-per-user\t90\t');

test('the naive roofline reads 16.06 GB of weights and 138 MB of cache at 0.7 of 3.35 TB/s in 6.9 ms', () => {
  const { timePerOutputToken } = naiveRoofline.forecast(served) ?? {};
  expect(timePerOutputToken).toBeGreaterThan(0.99 * ((16.06e9 + 0.138e9) / (0.7 * 3.35e12)));
  expect(timePerOutputToken).toBeLessThan(1.01 * ((16.06e9 + 0.138e9) / (0.7 * 3.35e12)));
});

test('the naive roofline reads a prompt of 1,000 tokens at 0.9 of 989 TFLOP/s in 18 ms', () => {
  expect(naiveRoofline.forecast(served)?.timeToFirstToken).toBeCloseTo((2 * 8.03e9 * 1000) / (0.9 * 989e12), 3);
});

test('inference-lab takes the hardware at its peaks: 16.06 GB at 3.35 TB/s are 4.8 ms', () => {
  const { timePerOutputToken = 0 } = inferenceLab.forecast(served) ?? {};
  expect(timePerOutputToken).toBeGreaterThan(0.00475);
  expect(timePerOutputToken).toBeLessThan(0.00495);
});

test('fitllm gives three quarters of 1,008 GB/s over 8.53 GB of Q8_0 weights: 89 tokens a second', () => {
  const forecast = fitllm.forecast(local);
  expect(1 / (forecast?.timePerOutputToken ?? 1)).toBeCloseTo((0.75 * 1008) / 8.53, 0);
});

test('a tool that does not say what was measured is not scored on it', () => {
  expect(figureOf(served, { timeToFirstToken: 0.1 })).toBeUndefined();
  expect(fitllm.forecast(served)).toBeUndefined();
  expect(inferenceLab.forecast(local)).toBeUndefined();
});
