import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { speculation } from './speculation.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(speculation, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
/** Times as fast at a share of accepted guesses, for a draft length of the table. */
const gain = (texts: Record<string, string>, acceptance: number, guesses: number): number => {
  const [names, ...lines] = answerTo(texts).data;
  const line = lines.find(([share]) => Math.abs(Number(share) - acceptance) < 1e-9);
  return Number(line?.[names?.indexOf(`times_as_fast_${guesses}_guesses`) ?? -1]);
};

// Leviathan et al.: (1 − α^(γ+1)) ÷ ((1 − α)(γ c + 1)): for α = 0.75, γ = 4, c = 0.05: 3.0508 ÷ 1.2 = 2.54.
test('one user gains what the formula of the paper says, less the little that checking costs', () => {
  const told = gain({}, 0.75, 4);
  expect(told).toBeLessThan(2.5424);
  expect(told).toBeGreaterThan(0.95 * 2.5424);
});

test('guesses that cost nothing and are all wrong cost a single user next to nothing', () => {
  expect(gain({ 'draft-cost': '0' }, 0, 4)).toBeGreaterThan(0.95);
  expect(gain({ 'draft-cost': '0' }, 0, 4)).toBeLessThanOrEqual(1);
});

test('four guesses of 5 % that are all wrong lose about a sixth: 1 ÷ 1.2', () => {
  expect(gain({}, 0, 4)).toBeCloseTo(1 / 1.2, 1);
});

test('the acceptance from which it pays is where the curve passes 1', () => {
  const { headline } = answerTo({ users: '256' });
  const even = Number(/from an acceptance of ([\d.]+)% on/.exec(headline)?.[1]) / 100;
  expect(even).toBeGreaterThan(0.5);
  const at = (share: number) =>
    Number(
      /writes for each of 256 users.*?([\d.]+) times/.exec(
        answerTo({ users: '256', acceptance: `${share}` }).headline,
      )?.[1],
    );
  expect(at(Math.round(even * 100) + 5)).toBeGreaterThan(1);
  expect(at(Math.round(even * 100) - 5)).toBeLessThan(1);
});

test('a crowd gains less than one user, and long drafts make it slower', () => {
  expect(gain({ users: '256' }, 0.75, 4)).toBeLessThan(gain({}, 0.75, 4));
  expect(gain({ users: '256' }, 0.75, 16)).toBeLessThan(1);
});

// At an acceptance of 35 % and 20 % a guess: 1.35 ÷ 1.2 = 1.125 for one guess, 1.4725 ÷ 1.4 = 1.05 for two.
test('a poor, dear draft is best at one guess', () => {
  expect(answerTo({ acceptance: '35', 'draft-cost': '20' }).headline).toContain('The best length is one guess: 1.1');
});

test('a draft as slow as the model never pays', () => {
  const { headline } = answerTo({ 'draft-cost': '200', draft: '4' });
  expect(headline).toContain('No acceptance would make that pay.');
  expect(headline).toContain('guessing loses');
});
