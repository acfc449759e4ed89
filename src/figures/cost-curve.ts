import { accelerators, find, findId, models, offers, rentalRange } from '../catalogue/index.ts';
import { type ChatScenario, callCost, estimateChat, precisionOf, type Range } from '../estimate/index.ts';
import { count, usd } from '../format.ts';
import { label, line, picture, view, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const USERS = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** USD for a million output tokens on rented hardware against the users at once, and what a seller asks for the same calls. */
export const costCurve: Figure = (props, alt) => {
  const id = findId(accelerators, props.accelerator ?? 'h100-sxm', 'accelerator');
  const rent = rentalRange(id);
  const offer = find(offers, props.offer ?? 'fireworks/qwen3-235b-a22b', 'offer');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const scenario: ChatScenario = {
    model: find(models, props.model ?? 'qwen3-235b-a22b', 'model'),
    accelerator: find(accelerators, id, 'accelerator'),
    accelerators: numberProp(props, 'accelerators', 8),
    weights: weights as NonNullable<ChatScenario['weights']>,
    inputTokens: numberProp(props, 'inputTokens', 1500),
    outputTokens: numberProp(props, 'outputTokens', 500),
  };
  const points = USERS.flatMap((users) => {
    const { cost, memory } = estimateChat({
      ...scenario,
      concurrency: users,
      ...(rent === undefined ? {} : { perHour: rent.typical }),
    });
    return cost === null || users > memory.maxConcurrency * (scenario.accelerators ?? 1)
      ? []
      : [{ users, cost: cost.perMillionOutputTokens }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2)
    throw new RangeError(`cost-curve: ${id} has no price, or the model does not fit it`);
  const { inputTokens = 0, outputTokens = 0 } = scenario;
  const asked = (callCost({ inputTokens, outputTokens }, offer).total / outputTokens) * 1e6;
  const x = logScale(1, last.users, 8, WIDTH - 8);
  const y = logScale(Math.min(last.cost.low, asked) * 0.6, first.cost.high * 1.2, 160, 20);
  const at = (bound: keyof Range) =>
    points.map(({ users, cost }) => `${x(users).toFixed(1)} ${y(cost[bound]).toFixed(1)}`);
  return picture(
    241,
    alt,
    view('path', { class: 'i-decode i-faint', d: `M${at('low').join('L')}L${at('high').reverse().join('L')}Z` }),
    view('path', { class: 'i-curve-decode', d: `M${at('typical').join('L')}` }),
    line(8, y(asked), WIDTH - 8, y(asked), 'ink'),
    label(`at ${offer.name}’s list price: ${usd(asked)}`, 8, y(asked) + 16, { kind: 'small' }),
    label(usd(first.cost.typical), 20, y(first.cost.high) + 4, { kind: 'number' }),
    label(usd(last.cost.typical), WIDTH - 8, y(last.cost.high) - 8, { kind: 'number', anchor: 'end' }),
    bottomAxis(
      182,
      points.map(({ users }) => [x(users), count(users)]),
      [8, WIDTH - 8],
    ),
    label('users at once; USD a million output tokens;', 8, 220, { kind: 'small' }),
    label('both scales are logarithmic', 8, 237, { kind: 'small' }),
  );
};
