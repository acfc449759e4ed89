import { expect, test } from 'vitest';
import { accelerators, models } from '../catalogue/index.ts';
import { parseMeasurements } from '../catalogue/measurements/read.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import { fitted } from '../estimate/index.ts';
import { burstOf, thinning } from './burst.ts';
import { caseOf, predict } from './case.ts';
import { older } from './older.ts';

const COLUMNS = 'model\taccelerator\tcount\ttensorParallel\tweights\tkvCache\tload\tinput\toutput\tmetric\tvalue\tnote';
const HEAD = ['title', 'by', 'url', 'opened', 'version', 'note'].map((key) => `# ${key}: `);
function predicted(output: number, note: string) {
  const row = `llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\tburst 500\t467\t${output}\ttime-per-output-token\t1\t${note}`;
  const set = parseMeasurements('made-up', [...HEAD, '# engine: vllm', COLUMNS, row].join('\n'));
  const [measured] = set.rows;
  const one = measured && caseOf(set, measured);
  if (one === undefined) throw new RangeError('no case');
  return predict(one, { ...fitted, older });
}

// On a perfect H100 a pass of at most 100 sequences takes as long as reading 16 GB and the cache. The longest of 100
// exponential lengths is 1 + 1/2 + … + 1/100 = 5.19 times their mean, on average.
test('a burst of answers of exponential lengths ends with the longest, five times as late as answers of one length', () => {
  const { betweenTokens, tokensPerSecond } = thinning(
    {
      model: models['llama-3.1-8b'] as Model,
      accelerator: accelerators['h100-sxm'] as Accelerator,
      engine: 'ideal',
      weights: 'bf16',
    },
    { requests: 100, input: 1, output: 100, lengths: 'exponential' },
    fitted,
  );
  expect(betweenTokens).toBeGreaterThan(0.97);
  expect(betweenTokens).toBeLessThan(1.01);
  expect(1 / tokensPerSecond).toBeGreaterThan(0.85 * 5.19);
  expect(1 / tokensPerSecond).toBeLessThan(1.15 * 5.19);
});

// 500 prompts of 467 tokens are 29 passes of 8,192 tokens, more than the 15 that write 16: who comes first is done before all
// prompts are read. In 15 passes of 16,384, all who write meet half of them.
test('larger passes keep short answers of a burst waiting for longer', () => {
  const [small, large] = [predicted(16, ''), predicted(16, 'passes of 16384 tokens')];
  expect((large?.typical ?? 0) / (small?.typical ?? 1)).toBeGreaterThan(1.1);
});

test('how far a burst’s time per token may lie off is told by the prompts where they take most of it', () => {
  const prompts = predicted(2, '');
  const [low, high] = fitted.spreads.vllm.prefill;
  expect((prompts?.low ?? 0) / (prompts?.typical ?? 1)).toBeCloseTo(low, 1);
  expect((prompts?.high ?? 0) / (prompts?.typical ?? 1)).toBeCloseTo(high, 1);
});

test('requests at a rate are no burst', () => {
  const row = `llama-3.1-8b\th100-sxm\t1\t1\tbf16\t\trate 2\t467\t16\ttime-per-output-token\t1\t`;
  const [one] = parseMeasurements('made-up', [...HEAD, '# engine: vllm', COLUMNS, row].join('\n')).rows;
  expect(one && burstOf(one)).toBeUndefined();
});
