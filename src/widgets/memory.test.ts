import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { memory } from './memory.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(memory, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const numbers = (texts: Record<string, string>, name: string): number =>
  Number(answerTo(texts).data.find(([part]) => part === name)?.[3]);

// 8.03e9 parameters × 2 bytes.
test('the weights of Llama 3.1 8B take 16.06 GB in BF16', () => {
  expect(numbers({}, 'weights') / 16.06e9).toBeCloseTo(1, 2);
});

// 2 × 32 layers × 8 KV heads × 128 × 2 bytes = 128 KiB a token; × 8,192 = 1 GiB.
test('8,192 tokens of its KV cache take 1 GiB, by KV heads and not by attention heads', () => {
  expect(numbers({}, 'KV cache')).toBe(2 ** 30);
});

test('sixteen users need sixteen times the cache', () => {
  expect(numbers({ users: '16' }, 'KV cache')).toBeCloseTo(16 * 2 ** 30, -6);
});

// 70.6e9 × 2 bytes = 141 GB against 80.
test('70B in BF16 does not fit one H100, and the answer says what it needs', () => {
  const { headline } = answerTo({ model: 'llama-3.1-70b', accelerator: 'h100-sxm' });
  expect(headline).toContain('does not fit one NVIDIA H100');
});

test('what fits is counted: one user more than fit is told how many do', () => {
  const users = { model: 'llama-3.1-8b', accelerator: 'rtx-4090', users: '100' };
  expect(answerTo(users).headline).toMatch(/fits one .*, but not for 100 users/);
});

test('a machine that is listed as large enough is large enough', () => {
  const { tables } = answerTo({ model: 'llama-3.1-70b' });
  const [, , machines] = tables;
  expect(machines?.rows.length).toBeGreaterThan(3);
  for (const { values } of machines?.rows ?? []) {
    const [amount = '', unit] = (values[1] ?? '').split('\u00a0');
    expect(Number(amount.replace(',', '')) * (unit === 'TB' ? 1000 : 1)).toBeGreaterThan(141);
  }
});

test('a context beyond the model’s is refused', () => {
  expect(outcomeOf(memory, { model: 'llama-2-7b', tokens: '4097' }).error).toBe(
    '“Context of each user” must be at most the 4,096 of Llama 2 7B, got 4,097',
  );
});
