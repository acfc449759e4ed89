import { expect, test } from 'vitest';
import { answer } from '../cli/answer.ts';
import { type ExampleName, examples, formulaChanges, latest, movedResults } from './formula-changes.ts';

/** Share by which a result may differ before readers are told. */
const UNTOLD = 0.005;

test.each(Object.keys(examples) as ExampleName[])('what is listed last of "%s" is what the module answers', (name) => {
  const { scenario, figure } = examples[name];
  const given = answer(JSON.stringify(scenario), '2026-11-24') as unknown as Record<string, Record<string, number>>;
  const now = ['low', 'typical', 'high'].map((end) => given[figure]?.[end] ?? Number.NaN);
  const listed = latest(name) ?? [];
  const far = now.some((value, end) => !(Math.abs(value / (listed[end] ?? Number.NaN) - 1) <= UNTOLD));
  const entry = `'${name}': [${now.map((value) => Number(value.toPrecision(4))).join(', ')}]`;
  expect(
    far,
    `${examples[name].name}: the result has moved from [${listed.join(', ')}]. Say so to readers: append an entry to formulaChanges in src/components/formula-changes.ts with the day, what changed and ${entry}`,
  ).toBe(false);
});

test('changes are listed in the order of their days, and each moved an example', () => {
  const days = formulaChanges.map(({ date }) => date);
  expect(days).toEqual([...days].sort());
  for (const { what, results } of formulaChanges) expect([what, Object.keys(results)]).not.toEqual([what, []]);
});

// 6bc8bbe estimated 0.0706 s (0.02747 to 0.1815), the fit of 2755c55 and 938904e 0.07174 s (0.04474 to 0.1229).
test('a moved result is shown with what it was before, and a first one alone', () => {
  const [first, second] = movedResults.map(({ moved }) => moved[0]);
  expect(first).not.toHaveProperty('before');
  expect(second).toMatchObject({ before: '70.6\u00a0ms (27.5–182\u00a0ms)', after: '71.7\u00a0ms (44.7–123\u00a0ms)' });
});
