import { expect, test } from 'vitest';
import { cost } from './cost.ts';
import { outcomeOf } from './frame/widget.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(cost, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const numbers = (texts: Record<string, string>, name: string) => answerTo(texts).data.find(([row]) => row === name);

// GPT-4o at $2.50 and $10 a million: 10,000 × 2.5e-6 = 0.025; 70 × 1e-5 = 0.0007.
test('a call of GPT-4o with 10,000 tokens in and 70 out costs $0.0257', () => {
  expect(answerTo({}).headline).toContain('$0.0257 (GPT-4o)');
  expect(numbers({}, 'GPT-4o')?.[5]).toBeCloseTo(0.0257, 10);
});

test('thirty thousand such calls cost $771 a month', () => {
  expect(numbers({}, 'GPT-4o')?.[7]).toBeCloseTo(771, 6);
});

// 15 × 2.5e-6 = 0.0000375; 6,600 × 1e-5 = 0.066.
test('a short prompt with a long report costs more, nearly all of it for the output', () => {
  const texts = { offers: 'openai/gpt-4o', input: '15', output: '6600' };
  expect(numbers(texts, 'GPT-4o')?.[5]).toBeCloseTo(0.0660375, 10);
  expect(answerTo(texts).headline).toContain('nearly all is for the output');
});

// 9,000 × 2.5e-6 + 1,000 × 1.25e-6 = 0.02375: GPT-4o reads from its cache at half the price.
test('input that was sent before is charged at the cached price', () => {
  expect(numbers({ offers: 'openai/gpt-4o', output: '0', cached: '1000' }, 'GPT-4o')?.[5]).toBeCloseTo(0.02375, 10);
});

test('half off halves the price of a call', () => {
  expect(numbers({ discount: '50' }, 'GPT-4o')?.[5]).toBeCloseTo(0.01285, 10);
});

test('a call that is longer than the model reads has no price, and says so', () => {
  const answer = answerTo({ offers: 'openai/gpt-4o', input: '1000000' });
  expect(answer.headline).toBe('None of these models reads a call as long as this one.');
  expect(answer.tables[0].rows[0]?.values).toEqual(['–', '–', '–']);
});

test('more cached than sent is refused in the words of the fields', () => {
  expect(outcomeOf(cost, { input: '10', cached: '11' })).toEqual({
    error: '“Cached input” must be at most “Input” (10), got 11',
    field: 'cached',
  });
});

test('a number is written as the reader’s language does', () => {
  const { answer } = outcomeOf(cost, {}, 'de');
  expect(answer?.headline.replaceAll('\u00a0', ' ')).toContain('0,0257 $');
});
