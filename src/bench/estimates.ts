import { spawnSync } from 'node:child_process';
import { accelerators, models } from '../catalogue/index.ts';
import { type ChatScenario, estimateChat, InputError } from '../estimate/index.ts';

/** `npm run bench:estimates`: how many chat estimates a second one core makes, and how long the command line takes for 3,000. */

const SECONDS = 3;
const LINES = 3000;

const chosen = ['llama-3.1-8b', 'llama-3.1-70b', 'qwen3-235b-a22b', 'deepseek-r1'];
const devices = ['h100-sxm', 'h200-sxm', 'rtx-4090', 'mi300x'];

const scenarios: ChatScenario[] = chosen.flatMap((model) =>
  devices.flatMap((accelerator) =>
    [1, 8, 64].flatMap((concurrency) => {
      const scenario = {
        model: models[model],
        accelerator: accelerators[accelerator],
        accelerators: 8,
        weights: 'fp8',
        concurrency,
      } as ChatScenario;
      try {
        return estimateChat(scenario).latency === null ? [] : [scenario];
      } catch (error) {
        if (error instanceof InputError) return [];
        throw error;
      }
    }),
  ),
);

const end = performance.now() + SECONDS * 1000;
let made = 0;
while (performance.now() < end) {
  for (const scenario of scenarios) estimateChat(scenario);
  made += scenarios.length;
}
console.log(`${Math.round(made / SECONDS).toLocaleString('en')} chat estimates a second on one core`);

const input = Array.from({ length: LINES }, (_, index) =>
  JSON.stringify({
    model: chosen[index % chosen.length],
    accelerator: devices[index % devices.length],
    accelerators: 8,
    weights: 'fp8',
    concurrency: 1 + (index % 64),
    inputTokens: 1000 + index,
  }),
).join('\n');
const began = performance.now();
const { status } = spawnSync(process.execPath, ['src/cli/estimate.ts'], { input, encoding: 'utf8', maxBuffer: 1e9 });
const seconds = ((performance.now() - began) / 1000).toFixed(2);
console.log(`${LINES} scenarios through the command line in ${seconds} s (exit code ${status})`);
