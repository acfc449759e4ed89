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
