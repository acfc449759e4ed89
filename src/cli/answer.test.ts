import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answer as answerOn } from './answer.ts';

const answer = (line: string) => answerOn(line, '2026-11-24');

const llama = '"model":"llama-3.1-70b","accelerator":"h100-sxm"';

test('the example of the contract is answered with every figure', () => {
  const given = answer(
    `{${llama},"accelerators":4,"tensorParallel":4,"weights":"fp8","kvCache":"fp8","engine":"vllm","inputTokens":1024,"outputTokens":128,"concurrency":8,"cachedTokens":0,"speculative":{"draftTokens":4,"acceptance":0.7,"draftCost":0.05}}`,
  );
  expect(given).toMatchObject({ ok: true, memory: { fits: true }, assumed: { utilisation: 1 } });
  for (const key of [
    'timeToFirstToken',
    'timePerOutputToken',
    'latency',
    'outputTokensPerSecond',
    'outputTokensPerSecondPerUser',
    'prefillTokensPerSecond',
  ]) {
    expect(given).toHaveProperty([key, 'typical'], expect.any(Number));
  }
});

test('the README shows the first digits of what its example is answered', () => {
  const [, line = '', low, typical, high] =
    /^\$ echo '(.+)' \|.*\n.*"timeToFirstToken":\{"low":([\d.]+)…,"typical":([\d.]+)…,"high":([\d.]+)…\}/m.exec(
      readFileSync('README.md', 'utf8'),
    ) ?? [];
  const { timeToFirstToken } = answer(line) as unknown as { timeToFirstToken: Record<string, number> };
  const digits = ['low', 'typical', 'high'].map((end) => String(timeToFirstToken[end]).slice(0, 6));
  expect([low, typical, high]).toEqual(digits);
});

test('weights that do not fit are no error: memory is told and times are null', () => {
  expect(answer(`{${llama}}`)).toMatchObject({
    ok: true,
    timeToFirstToken: null,
    latency: null,
    memory: { fits: false },
  });
});

test('what was not told is repeated', () => {
  expect(answer('{"model":"llama-3.1-8b","accelerator":"h100-sxm"}')).toMatchObject({
    assumed: { accelerators: 1, tensorParallel: 1, weights: 'bf16', kvCache: 'bf16', engine: 'vllm', concurrency: 1 },
  });
});

test('an accelerator of the caller’s own is taken as an object', () => {
  expect(
    answer('{"model":"llama-3.1-8b","accelerator":{"memoryBytes":64e9,"bandwidth":2e12,"bf16":400e12}}'),
  ).toMatchObject({ ok: true });
});
