import { expect, test } from 'vitest';
import { toHtml } from '../view/index.ts';
import { drawFigure, figures } from './index.ts';

const drawn = (name: string, props = {}): string =>
  toHtml(drawFigure(name, { pieces: 'To|ken|s', ...props }, 'What it shows.'));

test.each(Object.keys(figures))(
  '%s has its text alternative, a size, and nothing that a strict policy would block',
  (name) => {
    const svg = drawn(name);
    expect(svg).toContain('aria-label="What it shows."');
    expect(svg).toMatch(/viewBox="0 0 360 \d+" width="360" height="\d+"/);
    expect(svg).not.toMatch(/style=|NaN|undefined|Infinity/);
  },
);

test('16.1 GB at 2.04 TB/s are read in 7.9 ms at best', () => {
  expect(drawn('weights-per-token', { model: 'llama-3.1-8b' })).toContain('7.88\u00a0ms');
});

test('4,096 tokens of Llama 2 7B take 2.15 GB of cache', () => {
  expect(drawn('kv-growth', { models: 'llama-2-7b' })).toContain('2.15\u00a0GB');
});

test('in pages, every request has as many blocks as it uses: 5, 3 and 8', () => {
  const pages = drawn('paged-blocks').split('by pages')[1] ?? '';
  expect(['A', 'B', 'C'].map((name) => pages.split(`>${name}</text>`).length - 1)).toEqual([5, 3, 8]);
});

test('10,000 tokens in cost half of 5,000 tokens out with GPT-4o, at 2.50 and 10 dollars a million', () => {
  expect(drawn('price-split')).toMatch(/\$0\.0257[\s\S]*\$0\.05/);
});

test('an unknown figure names the nearest', () => {
  expect(() => drawn('prefil-decode')).toThrow('unknown figure "prefil-decode"; did you mean prefill-decode?');
});

test('an attribute that is no number is named', () => {
  expect(() => drawn('kv-growth', { tokens: 'many' })).toThrow('tokens must be a number above 0, got "many"');
});

test('GPT-4o charges $2.50 for a million input tokens and $10 for output, four times as much', () => {
  expect(drawn('price-pairs', { offers: 'openai/gpt-4o' })).toContain('$2.50 in, $10.00 out: 4×');
});

test('a model that does not fit has no wait to draw', () => {
  expect(() => drawn('prompt-wait', { model: 'llama-3.1-405b', accelerators: '1' })).toThrow('does not fit');
});

test('the gain of a draft is drawn for one or two models', () => {
  expect(() => drawn('speculation-load', { models: 'qwen3-8b,qwen3-14b,qwen3-32b' })).toThrow('one or two models');
});

test('Qwen2.5 7B reads 28 query heads against 4 of keys and values, seven to one', () => {
  const drawing = drawn('attention-heads', { model: 'qwen2.5-7b' });
  expect(drawing).toContain('4 KV heads for 28 query heads');
  expect(drawing.match(/class="i-kv"/g)).toHaveLength(4);
});

test('of 6 tokens, the first reads 1 and the last reads 6: 21 pairs, and 15 are masked', () => {
  const drawing = drawn('causal-mask');
  expect(drawing.match(/class="i-(?:prefill|decode)"/g)).toHaveLength(21);
  expect(drawing.match(/class="i-reserved"/g)).toHaveLength(15);
});

test('two scores that are the logarithms of 3 and 1 stand 75 to 25, and 90 to 10 at half the temperature', () => {
  const scores = `${Math.log(3)},0`;
  expect(drawn('next-token-odds', { words: 'a|b', scores, temperatures: '1,0.5' })).toMatch(
    /75%[\s\S]*25%[\s\S]*90%[\s\S]*10%/,
  );
});

test('a window cannot hold more than its model reads', () => {
  expect(() => drawn('context-budget', { model: 'llama-2-7b', parts: 'prompt:4000,answer:200' })).toThrow(
    'parts come to 4200 tokens, but Llama 2 7B reads 4096',
  );
});

test('attention holds a third of Llama 2 7B, and its feed-forward networks twice as much', () => {
  // 4 × 4096² against 3 × 4096 × 11008 in each of 32 layers, and 2 × 32,000 × 4096 for the vocabulary.
  expect(drawn('parameter-split', { models: 'llama-2-7b' })).toMatch(
    /vocabulary 3.9%, attention 32%,<.*>feed-forward 64%</,
  );
});

test('131,072 tokens of Qwen3 32B take 256 KiB each: 34.4 GB', () => {
  expect(drawn('kv-context')).toContain('Qwen3 32B: 34.4\u00a0GB');
});

test('40 passes of work in four places end after 17 in groups and after 11 one by one', () => {
  expect(drawn('batching-slots')).toMatch(/17 passes, 59%[\s\S]*11 passes, 91%/);
});

test('Claude Haiku 4.5 writes 20,000 tokens to its cache for $0.025, and reads them for $0.002', () => {
  expect(drawn('cache-calls')).toMatch(/\$0\.0217[\s\S]*\$0\.0267[\s\S]*\$0\.0037/);
});

test('141 GB come from a disk of 6 GB/s in 23.5 seconds', () => {
  expect(drawn('load-times', { places: 'disk:6' })).toContain('23.5\u00a0s');
});

test('a place without a speed is named', () => {
  expect(() => drawn('load-times', { places: 'disk' })).toThrow('places must be "name:GB a second", got "disk"');
});

test('8,000 tokens of Llama 3.1 405B are 4.13 GB, and cross at 50 GB/s in 82.6 ms', () => {
  expect(drawn('split-pools', { model: 'llama-3.1-405b', tokens: '8000' })).toMatch(
    /4\.13\u00a0GB[\s\S]*82\.6\u00a0ms/,
  );
});

test('two H100 at $3.92 an hour cost as much as 2,620 calls at $0.002992', () => {
  expect(drawn('price-lines')).toContain('>2,620<');
});

test('E4M3 ends at 448 and E5M2 at 57,344, as the paper on FP8 says', () => {
  expect(drawn('number-formats', { formats: 'e4m3' })).toContain('largest 448; after 1 comes 1.125');
  expect(drawn('number-formats', { formats: 'e5m2' })).toContain('largest 57,344; after 1 comes 1.25');
});

test('four stages idle three slots of four with one batch, three of eleven with eight', () => {
  expect(drawn('pipeline-bubbles', { stages: '4', batches: '1' })).toContain('75% of the time idle');
  expect(drawn('pipeline-bubbles', { stages: '4', batches: '8' })).toContain('27% of the time idle');
});

test('a pipeline too long to be read is refused', () => {
  expect(() => drawn('pipeline-bubbles', { stages: '4', batches: '20' })).toThrow('at most 13 columns, got 23');
});

test('80 layers summed twice are 160 sums a pass', () => {
  expect(drawn('tensor-split', { model: 'llama-3.1-70b' })).toContain('160 such sums');
});

test('a link that a card lacks is refused', () => {
  expect(() => drawn('bandwidths', { paths: 'h100-sxm cable' })).toThrow('expected "memory" or "link" of h100-sxm');
});

test('scores of 32 heads over 8,192 tokens are 4.29 GB; queries, keys, values and outputs are 168 MB', () => {
  expect(drawn('attention-tiles', { tokens: '8192' })).toMatch(/scores 4\.29\u00a0GB[\s\S]*in and out 168\u00a0MB/);
});

test('six launches of 8 µs before the last kernel of 4 µs take 52 µs, one launch and a fused kernel 32 µs', () => {
  expect(drawn('kernel-gaps')).toMatch(/52\u00a0µs, GPU busy 46%[\s\S]*32\u00a0µs, GPU busy 75%/);
});

test('30 passes in 2.43 s are 81 ms each', () => {
  expect(drawn('denoising-steps', { steps: '30', seconds: '2.43' })).toContain('81\u00a0ms each');
});

test('one weight far out makes the rounding of all others coarser', () => {
  const errors = [...drawn('rounding-levels').matchAll(/off by (\d+)%/g)].map(([, error]) => Number(error));
  expect(errors).toHaveLength(2);
  expect(errors[1]).toBeGreaterThan(errors[0] ?? 0);
});

test('a card without an FP8 rate has no ladder', () => {
  expect(() => drawn('flops-ladder', { accelerator: 'a100-80gb-sxm' })).toThrow('has no FP8 rate');
});

test('an H200 does 206 FLOP for each byte, 989 TFLOP/s over 4.8 TB/s, and a pass over one token reaches 4.8 TFLOP/s', () => {
  const svg = drawn('roofline', { model: 'llama-3.1-8b', accelerator: 'h200-sxm' });
  expect(svg).toContain('ridge: 206');
  expect(svg).toMatch(/1 user: 4\.8\d?\u00a0TFLOP\/s/);
});

test('an A100 balances at 312 TFLOP/s over 2.039 TB/s, 153 FLOP a byte', () => {
  expect(drawn('ridge-points', { accelerators: 'a100-80gb-sxm' })).toContain('>153<');
});

test('from an A100 to an H100, arithmetic grows 3.2 times and bandwidth 1.6 times', () => {
  expect(drawn('card-gain')).toMatch(/arithmetic[\s\S]*3\.2×[\s\S]*bandwidth[\s\S]*1\.6×/);
});

test('one call in a hundred is slow, so twenty calls meet a slow one in 18 % of tasks', () => {
  expect(drawn('tail-fanout', { calls: '20' })).toContain('P99: 18%');
});

test('a recording of 105 s takes four windows of 30 s, the last of them padded', () => {
  const svg = drawn('audio-windows', { seconds: '105' });
  expect([svg.split('>30 s<').length, svg.split('>padded<').length]).toEqual([4, 2]);
});

test('a reply of five tokens is nearly all waiting for the first', () => {
  const [wait = 0, rest = 0] = [
    ...drawn('reply-split', { requests: '4000:5' }).matchAll(/width="([\d.]+)" height="24"/g),
  ].map(([, width]) => Number(width));
  expect(wait).toBeGreaterThan(rest);
});

test.each([
  ['within-limits', { accelerator: 'rtx-4090' }, 'within-limits: Gemma 3 27B does not fit'],
  ['tradeoff-frontier', { accelerators: '2,4,8' }, 'takes one or two groups'],
  ['audio-windows', { seconds: '600' }, 'seconds must be at most 180'],
])('%s refuses what it cannot draw', (name, props, message) => {
  expect(() => drawn(name, props)).toThrow(message);
});
