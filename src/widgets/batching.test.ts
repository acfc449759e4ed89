import { expect, test } from 'vitest';
import { batching } from './batching.ts';
import { outcomeOf } from './frame/widget.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(batching, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};

/** Lines of the data by users: speed of all, of each, and USD a million. */
const points = (texts: Record<string, string>) =>
  answerTo(texts)
    .data.slice(1)
    .map((line) => ({ users: Number(line[0]), all: Number(line[2]), each: Number(line[5]), million: Number(line[8]) }));

/** Users at the knee; one, where one keeps the machine busy. */
const kneeIn = (headline: string): number =>
  /There is no knee/.test(headline) ? 1 : Number(/about ([\d,]+) at once/.exec(headline)?.[1]?.replace(',', ''));

test('the knee of long prompts comes at less than a fifth of the users of short ones, that of a mixture of experts at more than twice', () => {
  const [many = 0, few = 0, mixed = 0] = ['batch-1-to-256', 'long-prompts', 'experts'].map((id) =>
    kneeIn(answerTo(batching.presets.find((preset) => preset.id === id)?.values ?? {}).headline),
  );
  expect(few).toBeGreaterThan(1);
  expect(many).toBeGreaterThan(5 * few);
  expect(mixed).toBeGreaterThan(2 * many);
});

// 8.03e9 parameters less the 128,256 × 4,096 of the embedding, 2 bytes each, over 2.039 TB/s: 7.36 ms, 136 tokens/s.
test('one user of Llama 3.1 8B on an A100 gets fewer tokens a second than its weights can be read, but over half of that', () => {
  const [alone] = points({});
  expect(alone?.users).toBe(1);
  expect(alone?.each).toBeLessThan(136);
  expect(alone?.each).toBeGreaterThan(68);
});

test('more users never write less together, and never get more each', () => {
  const all = points({});
  for (const [index, { all: together, each }] of all.slice(1).entries()) {
    expect(together).toBeGreaterThan(all[index]?.all ?? Number.POSITIVE_INFINITY);
    expect(each).toBeLessThanOrEqual(all[index]?.each ?? 0);
  }
});

// $1.44 an hour at 1,000 tokens/s is $0.40 a million; so USD a million × tokens/s is 1.44 / 3,600 × 10⁶ = 400.
test('a million tokens cost the rent of the time in which they are written', () => {
  for (const { all, million } of points({ rent: '1.44' })) expect(all * million).toBeCloseTo(400, 6);
});

test('at the knee a doubling of users gives all and takes from each by the same factor, about √2', () => {
  const knee = kneeIn(answerTo({ users: '1024' }).headline);
  const [before, after] = [1, 2].map((times) => points({ users: `${knee * times}` }).at(-1));
  const gain = (after?.all ?? 0) / (before?.all ?? 1);
  expect(gain).toBeGreaterThan(1.25);
  expect(gain).toBeLessThan(1.6);
});

// 4,000 tokens × 2 × 7.5e9 parameters over some 55 % of 312 TFLOP/s: 0.35 s to read a prompt, against 2.8 s to write 256 tokens at 90
// a second. So some eight users read as long as one writes. 32,000 tokens take 2.8 s and, with 16,000 to look at on average, 1.7 s of
// attention at half of the peak: longer than one writes, so that none is better off with company.
test('long prompts bring the knee down from dozens of users to a few, and longer ones to none', () => {
  expect(kneeIn(answerTo({}).headline)).toBeGreaterThan(30);
  const few = kneeIn(answerTo({ input: '4000' }).headline);
  expect(few).toBeGreaterThan(3);
  expect(few).toBeLessThan(14);
  expect(answerTo({ input: '32000' }).headline).toContain('There is no knee');
});

test('what does not fit ends the curve, and the answer says so', () => {
  const { headline, assumptions } = answerTo({ accelerator: 'rtx-4090', input: '6000', output: '500' });
  const fits = Number(/^(\d+) users fit/.exec(assumptions[0] ?? '')?.[1]);
  expect(points({ accelerator: 'rtx-4090', input: '6000', output: '500' }).at(-1)?.users).toBe(fits);
  expect(headline).toMatch(/knee/);
});

test('an accelerator that nobody is known to rent out has speeds and no price', () => {
  const { headline, tables, assumptions } = answerTo({ accelerator: 'apple-m3-ultra' });
  expect(headline).not.toContain('$');
  expect(tables[0].columns).toHaveLength(3);
  expect(assumptions.join(' ')).toContain('No rent of this accelerator is known');
});
