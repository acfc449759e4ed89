import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { latency } from './latency.ts';

const numbers = (texts: Record<string, string>, name: string) => {
  const { answer, error } = outcomeOf(latency, texts);
  const found = answer?.data.find(([row]) => row === name);
  if (found === undefined) throw new Error(error ?? `no row ${name}`);
  const [low, typical, high] = found.slice(2).map(Number) as [number, number, number];
  return { low, typical, high };
};

// 8.03e9 parameters less the 128,256 × 4,096 of the embedding, 2 bytes each, over 2.039 TB/s: 7.36 ms.
test('a token of Llama 3.1 8B on an A100 takes longer than reading its weights once', () => {
  const read = ((8.03e9 - 128_256 * 4096) * 2) / 2.039e12;
  const { typical } = numbers({}, 'Time per output token');
  expect(typical).toBeGreaterThan(read);
  expect(typical).toBeLessThan(2 * read);
});

test('a reply takes the first token and then as many steps as tokens follow', () => {
  const first = numbers({}, 'Time to first token').typical;
  const each = numbers({}, 'Time per output token').typical;
  expect(numbers({}, 'Whole reply').typical / (first + 199 * each)).toBeCloseTo(1, 2);
});

test('every figure is a range with its middle inside', () => {
  for (const name of ['Time to first token', 'Time per output token', 'Whole reply', 'Speed of all users']) {
    const { low, typical, high } = numbers({ users: '8' }, name);
    expect(low).toBeLessThan(typical);
    expect(typical).toBeLessThan(high);
  }
});

test('a reply of one token has no time per token, and cannot be played', () => {
  const { answer } = outcomeOf(latency, { output: '1' });
  expect(answer?.data.map(([name]) => name)).not.toContain('Time per output token');
  expect(answer?.plays).toBeUndefined();
});

// 70.6e9 × 2 bytes = 141 GB, and an A100 has 80.
test('a model that does not fit is refused with what to change', () => {
  const { error } = outcomeOf(latency, { model: 'llama-3.1-70b' });
  expect(error).toContain('does not fit one NVIDIA A100');
  expect(error).toContain('Take more accelerators, or weights of fewer bits.');
});

test('a field that is emptied is refused by its label', () => {
  expect(outcomeOf(latency, { users: '' })).toEqual({
    error: '“Users at once” must be a whole number from 1 to 100,000 (users), got nothing',
    field: 'users',
  });
});

test('a prompt beyond the context is refused in the words of the fields', () => {
  const outcome = outcomeOf(latency, { model: 'llama-2-7b', input: '4000', output: '97' });
  expect(outcome).toEqual({
    error: "“Prompt” + “Reply” must be at most the model's context of 4096 tokens, got 4097",
    field: 'input',
  });
});
