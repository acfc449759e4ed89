import { expect, test } from 'vitest';
import { calculate } from './calc.ts';

const text = (inputs: Record<string, string>): string => calculate(inputs).text;

test('with keys and values in 8 of its 40 heads, Llama 2 13B would keep a fifth of 800 KiB a token', () => {
  expect(text({ of: 'kv-per-token', model: 'llama-2-13b' })).toBe('800\u00a0KiB');
  expect(text({ of: 'kv-per-token', model: 'llama-2-13b', kvHeads: '8' })).toBe('160\u00a0KiB');
});

test('after 8,192 tokens, attention is 68 of 877 GFLOP for a token of Llama 3.1 405B', () => {
  // 4 × 126 × 128 × 128 × 8192 against 2 × (405.9 − 2.1) billion.
  expect(text({ of: 'attention-share', model: 'llama-3.1-405b', tokens: '8192' })).toBe('7.7%');
});

test('one score apart at temperature 1 is 73 to 27 percent', () => {
  expect(text({ of: 'probability', scores: '1,0', token: '2' })).toBe('27%');
});

test('a part that a model does not have is refused with the choices', () => {
  expect(() => text({ of: 'parameter-share', model: 'llama-2-7b', part: 'heads' })).toThrow(
    '<Calc of="parameter-share">: part must be one of: attention, feed-forward, vocabulary, got "heads"',
  );
});

test('faster-whisper took 563 s for 150 minutes of audio with large-v2 on an A100, within the range that a page prints', () => {
  const [low = 0, high = 0] = text({
    of: 'transcription-time',
    model: 'whisper-large-v2',
    accelerator: 'a100-80gb-sxm',
    audioSeconds: '9000',
    beams: '1',
  })
    .replace(/\u00a0min$/, '')
    .split('–')
    .map(Number);
  expect(low).toBeLessThan(563 / 60);
  expect(high).toBeGreaterThan(563 / 60);
});
