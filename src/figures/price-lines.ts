import { accelerators, find, findId, models, offers, rentalRange } from '../catalogue/index.ts';
import { type ChatScenario, callCost, estimateChat, precisionOf } from '../estimate/index.ts';
import { count, usd } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const SERVERS = 3;
const LEFT = 40;

/** USD an hour against calls an hour: a seller's price rises with each call, rent rises by whole servers. */
export const priceLines: Figure = (props, alt) => {
  const id = findId(accelerators, props.accelerator ?? 'h100-sxm', 'accelerator');
  const offer = find(offers, props.offer ?? 'together/meta-llama/Llama-3.3-70B-Instruct-Turbo', 'offer');
  const weights = props.weights ?? 'fp8';
  precisionOf('weights', weights);
  const scenario: ChatScenario = {
    model: find(models, props.model ?? 'llama-3.3-70b', 'model'),
    accelerator: find(accelerators, id, 'accelerator'),
    accelerators: numberProp(props, 'accelerators', 2),
    weights: weights as NonNullable<ChatScenario['weights']>,
    inputTokens: numberProp(props, 'inputTokens', 3000),
    outputTokens: numberProp(props, 'outputTokens', 400),
    concurrency: numberProp(props, 'concurrency', 32),
  };
  const { accelerators: devices = 1, inputTokens = 0, outputTokens = 1 } = scenario;
  const rate = estimateChat(scenario).outputTokensPerSecond;
  const rent = rentalRange(id);
  if (rate === null || rent === undefined)
    throw new RangeError(`price-lines: ${id} has no price, or the model does not fit it`);
  const server = rent.typical * devices;
  const capacity = (rate.typical * 3600) / outputTokens;
  const call = callCost({ inputTokens, outputTokens }, offer).total;
  const [most, top] = [capacity * SERVERS, Math.max(server * SERVERS, call * capacity * SERVERS)];
  const x = (calls: number): number => LEFT + (calls / most) * (WIDTH - LEFT - 4);
  const y = (price: number): number => 178 - (price / top) * 150;
  const stairs = Array.from({ length: SERVERS }, (_, index) => {
    const step = y(server * (index + 1)).toFixed(1);
    return `${x(capacity * index).toFixed(1)} ${step}L${x(capacity * (index + 1)).toFixed(1)} ${step}`;
  });
  const even = server / call;
  return picture(
    226,
    alt,
    ...[1, 2, 3].map((step): View => label(usd(server * step), 0, y(server * step) + 4, { kind: 'small' })),
    view('path', { class: 'i-curve-weights', d: `M${stairs.join('L')}` }),
    view('path', { class: 'i-curve-decode', d: `M${x(0)} ${y(0)}L${x(most).toFixed(1)} ${y(call * most).toFixed(1)}` }),
    label('by the call', x(most * 0.7) - 8, y(call * most * 0.7), { anchor: 'end' }),
    label('by the server', x(most), y(server * SERVERS) + 18, { anchor: 'end' }),
    ...(even < capacity
      ? [
          line(x(even), y(server), x(even), 178, 'ink'),
          label(count(Math.round(even)), x(even) + 5, 170, { kind: 'number' }),
        ]
      : []),
    bottomAxis(
      178,
      Array.from({ length: SERVERS + 1 }, (_, index) => [x(capacity * index), count(Math.round(capacity * index))]),
      [LEFT, WIDTH - 4],
    ),
    label('calls an hour; USD an hour at the middle offer', 0, 216, { kind: 'small' }),
  );
};
