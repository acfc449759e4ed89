import { expect, test } from 'vitest';
import { breakEven } from './break-even.ts';
import { outcomeOf } from './frame/widget.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(breakEven, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const row = (texts: Record<string, string>, name: string) =>
  answerTo(texts)
    .data.find(([what]) => what === name)
    ?.slice(2);

// GPT-4o at $2.50 and $10 a million: 3,000 × 2.5e-6 + 400 × 1e-5 = 0.0115.
test('3,000 tokens in and 400 out of GPT-4o cost $0.0115, and a million of them $11,500', () => {
  expect(row({ offer: 'openai/gpt-4o' }, 'request by API')?.[1]).toBeCloseTo(0.0115, 12);
  expect(row({ offer: 'openai/gpt-4o', requests: '1000000' }, 'API at your volume')?.[1]).toBeCloseTo(11_500, 6);
});

// 2 accelerators × $2 × 730 hours = $2,920.
test('two accelerators at $2 an hour are reserved for $2,920 a month', () => {
  expect(row({ rent: '2', accelerators: '2' }, 'reservation of a replica')).toEqual([2920, 2920, 2920]);
});

// $2,920 ÷ $0.0115 = 253,913 requests.
test('that reservation and GPT-4o cross at 253,913 requests', () => {
  const texts = { rent: '2', accelerators: '2', offer: 'openai/gpt-4o' };
  expect(row(texts, 'renting cheaper from')?.[1]).toBeCloseTo(2920 / 0.0115, 6);
});

test('half of the use is half of the capacity, and the crossing stays where it is', () => {
  const [full, half] = ['80', '40'].map((use) => row({ use, offer: 'openai/gpt-4o' }, 'capacity of a replica'));
  expect(Number(full?.[1]) / Number(half?.[1])).toBeCloseTo(2, 9);
  const crossings = ['80', '40'].map((use) => row({ use, offer: 'openai/gpt-4o' }, 'renting cheaper from')?.[1]);
  expect(crossings[0]).toBe(crossings[1]);
});

test('an hour of rent against a cheap small model never pays with peaks and quiet nights', () => {
  const { headline } = answerTo({
    offer: 'groq/llama-3.1-8b-instant',
    model: 'llama-3.1-8b',
    accelerators: '1',
    use: '5',
  });
  expect(headline).toContain('renting does not pay at any volume');
});

// 70.6e9 × 2 bytes = 141 GB, and an H100 has 80.
test('a model that does not fit is refused with what to change', () => {
  expect(outcomeOf(breakEven, { accelerators: '1', weights: 'bf16' }).error).toContain(
    'Take more accelerators, or weights of fewer bits.',
  );
});
