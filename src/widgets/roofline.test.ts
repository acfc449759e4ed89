import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { roofline } from './roofline.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(roofline, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
/** Decode of the chosen batch, and prefill. */
const places = (texts: Record<string, string>) =>
  answerTo(texts)
    .data.slice(1, 3)
    .map(([, flop, bytes, intensity, roof, low, rate, high]) => ({
      flop: Number(flop),
      bytes: Number(bytes),
      intensity: Number(intensity),
      roof: Number(roof),
      rate: [low, rate, high].map(Number) as [number, number, number],
    })) as [Place, Place];
interface Place {
  flop: number;
  bytes: number;
  intensity: number;
  roof: number;
  rate: [number, number, number];
}

// 312 TFLOP/s ÷ 2.039 TB/s.
test('the roof of an A100 bends at 153 FLOP a byte', () => {
  expect(JSON.stringify(answerTo({}).how)).toContain('= 153 FLOP a byte');
});

// 7.50e9 weights, 2 FLOP and 2 bytes each; 1,000 tokens of context add 0.13 GB and 0.5 GFLOP.
test('one user does about one FLOP a byte: 15.5 GFLOP for 15.1 GB', () => {
  const [decode] = places({ users: '1' });
  expect(decode.flop / 15.5e9).toBeCloseTo(1, 1);
  expect(decode.bytes / 15.1e9).toBeCloseTo(1, 1);
  expect(answerTo({ users: '1' }).headline).toContain('held up by memory bandwidth');
});

test('nothing stands above its roof, not even the fast end of its range', () => {
  for (const users of ['1', '16', '256'])
    for (const weights of ['bf16', 'fp8', 'int4'])
      for (const accelerator of ['a100-80gb-sxm', 'h100-sxm', 'rtx-4090'])
        for (const { rate, roof } of places({ users, weights, accelerator, context: '500' }))
          expect(rate[2]).toBeLessThanOrEqual(roof * 1.001);
});

test('more users move writing to the right, longer contexts back to the left', () => {
  const at = (texts: Record<string, string>) => places(texts)[0].intensity;
  expect(at({ users: '64' })).toBeGreaterThan(at({ users: '16' }));
  expect(at({ users: '16', context: '20000' })).toBeLessThan(at({ users: '16' }));
});

test('weights of half the bytes move it to the right: 4 bits nearly fourfold, since only head and cache stay', () => {
  const [plain] = places({ users: '1' });
  const [packed] = places({ users: '1', weights: 'int4' });
  expect(packed.intensity / plain.intensity).toBeGreaterThan(3);
  expect(packed.intensity / plain.intensity).toBeLessThan(16 / 4.25);
});

test('reading 1,000 tokens is held up by arithmetic', () => {
  expect(answerTo({}).headline).toContain('While it reads 1,000 tokens it does 948 and is held up by arithmetic');
});

test('users that do not fit are not drawn, and the answer says so', () => {
  const { headline, assumptions } = answerTo({ accelerator: 'rtx-4090', context: '8000', users: '500' });
  expect(headline).not.toContain('500 users');
  expect(assumptions.join(' ')).toMatch(/\d+ of 500 users fit/);
});

test('a context that leaves no room for a token is refused', () => {
  expect(outcomeOf(roofline, { model: 'llama-2-7b', context: '4096' }).error).toBe(
    '“Context” must be below the 4,096 tokens of Llama 2 7B, got 4,096',
  );
});
