import { accelerators, find, models } from '../catalogue/index.ts';
import { type ChatScenario, estimateChat } from '../estimate/index.ts';
import { count, range, tokenRate } from '../format.ts';
import { bar, label, line, picture, type View, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import type { Figure } from './figure.ts';

const LADDER: readonly (readonly [string, string, Partial<ChatScenario>])[] = [
  ['llama-3.1-70b', 'h100-sxm', { accelerators: 4, weights: 'fp8' }],
  ['llama-2-7b', 'a100-80gb-sxm', {}],
  ['llama-3.1-8b', 'rtx-4090', { weights: 'q4_k_m', engine: 'llama.cpp' }],
  ['qwen3-30b-a3b', 'h100-sxm', { weights: 'fp8' }],
  ['llama-3.1-8b', 'h100-sxm', { weights: 'fp8' }],
];

/** Tokens a second for one user alone, as ranges on a logarithmic axis. */
export const speedLadder: Figure = (_, alt) => {
  const x = logScale(20, 400, 0, WIDTH);
  const rows = LADDER.flatMap(([model, accelerator, more], index): View[] => {
    const scenario = {
      model: find(models, model, 'model'),
      accelerator: find(accelerators, accelerator, 'accelerator'),
      inputTokens: 500,
      outputTokens: 500,
      ...more,
    };
    const speed = estimateChat(scenario).outputTokensPerSecondPerUser;
    if (speed === null) throw new RangeError(`speed-ladder: ${model} does not fit ${accelerator}`);
    const y = index * 48;
    const many = scenario.accelerators === undefined ? '' : `${scenario.accelerators} × `;
    return [
      label(scenario.model.name, 0, y + 14),
      label(
        `${many}${scenario.accelerator.name.replace('NVIDIA ', '')}, ${scenario.weights ?? 'bf16'}`,
        WIDTH,
        y + 14,
        { kind: 'small', anchor: 'end' },
      ),
      line(0, y + 28, WIDTH, y + 28),
      bar('band', x(speed.low), y + 22, x(speed.high) - x(speed.low), 12),
      line(x(speed.typical), y + 20, x(speed.typical), y + 36, 'ink'),
      label(
        range(speed, (value) => tokenRate(value)),
        x(speed.low) > 130 ? x(speed.low) - 6 : x(speed.high) + 6,
        y + 33,
        { kind: 'small', anchor: x(speed.low) > 130 ? 'end' : 'start' },
      ),
    ];
  });
  const bottom = LADDER.length * 48 + 4;
  return picture(
    bottom + 40,
    alt,
    ...rows,
    bottomAxis(
      bottom,
      [20, 50, 100, 200, 400].map((value) => [x(value), count(value)]),
      [0, WIDTH],
    ),
    label('tokens a second for one user alone, logarithmic', 0, bottom + 36, { kind: 'small' }),
  );
};
