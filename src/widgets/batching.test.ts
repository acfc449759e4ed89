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

// Memory that the caches must be read from moves the knee: 16,000 tokens × 128 KiB = 2.1 GB a user against 15 GB of weights.
test('long prompts bring the knee down from dozens of users to a few', () => {
  expect(kneeIn(answerTo({ input: '16000' }).headline)).toBeLessThan(10);
  expect(kneeIn(answerTo({}).headline)).toBeGreaterThan(30);
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
