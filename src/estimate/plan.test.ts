import { expect, test } from 'vitest';
import { accelerators, models, rentalRange } from '../catalogue/index.ts';
import type { Model } from '../catalogue/schema.ts';
import { estimateChat, type PlanScenario, planDeployment } from './index.ts';

const perHour = Object.fromEntries(
  Object.keys(accelerators).flatMap((id) => {
    const range = rentalRange(id);
    return range === undefined ? [] : [[id, range] as const];
  }),
);

const scenario: PlanScenario = {
  model: models['llama-3.1-70b'] as Model,
  weights: 'fp8',
  inputTokens: 2000,
  outputTokens: 300,
  requestsPerSecond: 5,
  candidates: accelerators,
  perHour,
  maxTimeToFirstToken: 2,
  maxTimePerOutputToken: 0.05,
};

const plan = planDeployment(scenario);

test('a plan for Llama 3.1 70B at 5 requests a second has deployments, from the cheapest', () => {
  const prices = plan.deployments.flatMap(({ cost }) => (cost === null ? [] : [cost.perMonth.typical]));
  expect(prices.length).toBeGreaterThan(2);
  expect(prices).toEqual([...prices].sort((a, b) => a - b));
});

test('each deployment keeps the limits when it is estimated by itself, and one replica fewer does not', () => {
  const { candidates, perHour: _, maxTimeToFirstToken = 0, maxTimePerOutputToken = 0, ...chat } = scenario;
  const holds = (id: string, count: number, tensorParallel: number): boolean => {
    try {
      const accelerator = candidates[id];
      if (accelerator === undefined) return false;
      const estimate = estimateChat({ ...chat, accelerator, accelerators: count, tensorParallel });
      const { timeToFirstToken, timePerOutputToken } = estimate;
      return (
        (timeToFirstToken?.typical ?? 1e9) <= maxTimeToFirstToken &&
        (timePerOutputToken?.typical ?? 1e9) <= maxTimePerOutputToken
      );
    } catch {
      return false;
    }
  };
  for (const { accelerator, accelerators: count, tensorParallel } of plan.deployments) {
    expect(holds(accelerator, count, tensorParallel), accelerator).toBe(true);
    if (count > tensorParallel) {
      expect(holds(accelerator, count - tensorParallel, tensorParallel), `${accelerator}, fewer`).toBe(false);
    }
  }
});

test('every accelerator is either offered or excluded with a reason', () => {
  const named = new Set([...plan.deployments, ...plan.excluded].map(({ accelerator }) => accelerator));
  expect([...named].sort()).toEqual(Object.keys(accelerators).sort());
  expect(plan.excluded.every(({ why }) => why.length > 10)).toBe(true);
});

test('the search takes at most 2,000 estimates', () => {
  expect(plan.estimates).toBeLessThanOrEqual(2000);
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, copy) =>
      Object.entries(accelerators).map(([id, row]) => [`${id}-${copy}`, row]),
    ).flat(),
  );
  const wide = planDeployment({ ...scenario, model: models['llama-3.1-8b'] as Model, candidates: many });
  expect(wide.estimates).toBeLessThanOrEqual(2000);
  expect(wide.excluded.some(({ code }) => code === 'not-searched')).toBe(true);
});

test('weights that no split holds exclude an accelerator without an estimate', () => {
  const { l4 } = accelerators;
  if (l4 === undefined) throw new Error('no l4');
  const { weights: _, ...bf16 } = scenario;
  const { excluded, estimates } = planDeployment({
    ...bf16,
    model: models['deepseek-v3'] as Model,
    candidates: { l4 },
  });
  expect(excluded).toEqual([{ accelerator: 'l4', code: 'memory', why: 'the weights do not fit on 16 of them' }]);
  expect(estimates).toBe(0);
});

test('a budget of 2,000 USD a month excludes what it cannot rent', () => {
  const { deployments, excluded } = planDeployment({ ...scenario, budget: 2000 });
  expect(deployments.every(({ cost }) => cost === null || cost.perMonth.typical <= 2000)).toBe(true);
  expect(excluded.some(({ code, why }) => code === 'over-budget' && why.includes('2000 USD a month'))).toBe(true);
});

test('ten times the traffic needs at least five times the accelerators of the cheapest kind', () => {
  const more = planDeployment({ ...scenario, requestsPerSecond: 50 });
  const [first] = plan.deployments;
  const same = more.deployments.find(
    ({ accelerator, tensorParallel }) => accelerator === first?.accelerator && tensorParallel === first.tensorParallel,
  );
  expect(same?.accelerators ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(5 * (first?.accelerators ?? 0));
});

test('a limit that no accelerator keeps excludes each with its own figure', () => {
  const { deployments, excluded } = planDeployment({ ...scenario, maxTimePerOutputToken: 1e-4 });
  expect(deployments).toEqual([]);
  expect(excluded.find(({ code }) => code === 'too-slow')?.why).toMatch(
    /timePerOutputToken is [\d.]+ s alone on \d+, above maxTimePerOutputToken of 0.0001 s/,
  );
});
