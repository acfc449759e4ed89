import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { plan } from './plan.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(plan, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const deployments = (texts: Record<string, string>) => {
  const [head = [], ...rows] = answerTo(texts).data;
  return rows.map((row) => Object.fromEntries(row.map((value, index) => [String(head[index]), value])));
};

test('deployments stand from the cheapest to the dearest', () => {
  const months = deployments({}).map((one) => Number(one.month_typical_usd));
  expect(months.length).toBeGreaterThan(5);
  expect(months).toEqual([...months].sort((a, b) => a - b));
});

// One offer of a GH200, $2.29 an hour (2026-09-25): × 730 hours = $1,671.70.
test('a GH200 is rented for $1,671.70 a month, and two for twice that', () => {
  const own = deployments({}).filter(({ accelerator }) => accelerator === 'gh200-96gb');
  expect(own.length).toBeGreaterThan(0);
  for (const one of own) expect(one.month_typical_usd).toBeCloseTo(1671.7 * Number(one.accelerators), 6);
});

test('each keeps the limits at its typical figures, and carries the load', () => {
  for (const one of deployments({ first: '0.5', each: '30' })) {
    expect(Number(one.first_token_s)).toBeLessThanOrEqual(0.5);
    expect(Number(one.each_token_s)).toBeLessThanOrEqual(0.03);
    expect(Number(one.load)).toBeLessThanOrEqual(1);
  }
});

test('ten times the traffic costs more, and less than eleven times as much', () => {
  const [few, many] = ['5', '50'].map((rate) => Number(deployments({ rate, most: '1024' })[0]?.month_typical_usd));
  expect(many).toBeGreaterThan(few ?? 0);
  expect(many).toBeLessThan(11 * (few ?? 0));
});

test('nothing dearer than the budget is listed', () => {
  for (const one of deployments({ budget: '6000' })) expect(Number(one.month_typical_usd)).toBeLessThanOrEqual(6000);
});

test('gaming cards are left out unless they are asked for', () => {
  expect(deployments({}).some(({ accelerator }) => accelerator === 'rtx-4090')).toBe(false);
  expect(deployments({ among: 'all' }).some(({ accelerator }) => accelerator === 'rtx-4090')).toBe(true);
});

test('what nobody can carry is refused with the limits that are missed', () => {
  const { error } = outcomeOf(plan, { rate: '50000' });
  expect(error).toContain('Nothing carries 50,000 requests a second');
  expect(error).toContain('more than 64 are needed');
});

test('a limit that one user alone misses is told in the unit that it was set in', () => {
  const { error } = outcomeOf(plan, { each: '2' });
  expect(error).toMatch(/each token is [\d.]+\u00a0ms for one user alone on \d+, above the limit of 2\u00a0ms/);
});

test('a search takes less than its 2,000 estimates', () => {
  const told = answerTo({ rate: '1000', most: '4096', among: 'all' }).assumptions.join(' ');
  expect(Number(/ ([\d,]+) estimates/.exec(told)?.[1]?.replace(',', ''))).toBeLessThan(2000);
});
