import { accelerators, find, models } from '../catalogue/index.ts';
import type { Model } from '../catalogue/schema.ts';
import { type ChatScenario, estimateChat, precisionOf } from '../estimate/index.ts';
import { count } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const USERS = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const COLOURS = ['weights', 'decode'];
/** The scale begins here: nothing loses half of its speed. */
const BOTTOM = 0.5;

/** What a draft gains per token against the number of users at once, for a dense model and one of experts. */
export const speculationLoad: Figure = (props, alt) => {
  const accelerator = find(accelerators, props.accelerator ?? 'h100-sxm', 'accelerator');
  const weights = props.weights ?? 'fp8';
  precisionOf('weights', weights);
  const speculative = {
    draftTokens: numberProp(props, 'draftTokens', 4),
    acceptance: numberProp(props, 'acceptance', 0.7),
    draftCost: numberProp(props, 'draftCost', 0.1),
  };
  const gain = (model: Model, concurrency: number): number | undefined => {
    const scenario: ChatScenario = {
      model,
      accelerator,
      accelerators: numberProp(props, 'accelerators', 1),
      weights: weights as NonNullable<ChatScenario['weights']>,
      inputTokens: numberProp(props, 'inputTokens', 500),
      outputTokens: numberProp(props, 'outputTokens', 500),
      concurrency,
    };
    const [plain, drafted] = [estimateChat(scenario), estimateChat({ ...scenario, speculative })];
    if (plain.timePerOutputToken === null || drafted.timePerOutputToken === null) return undefined;
    if (concurrency > plain.memory.maxConcurrency) return undefined;
    return plain.timePerOutputToken.typical / drafted.timePerOutputToken.typical;
  };
  const curves = (props.models ?? 'qwen3-32b,qwen3-30b-a3b').split(',').map((id) => {
    const model = find(models, id.trim(), 'model');
    const points = USERS.flatMap((users) => {
      const value = gain(model, users);
      return value === undefined ? [] : [{ users, value }];
    });
    return { model, points };
  });
  const all = curves.flatMap(({ points }) => points);
  if (curves.length > COLOURS.length || curves.some(({ points }) => points.length < 2))
    throw new RangeError('speculation-load: takes one or two models that fit and serve at least two users');
  const most = Math.max(...all.map(({ users }) => users));
  const top = Math.max(...all.map(({ value }) => value)) + 0.7;
  const x = logScale(1, most, 24, WIDTH - 8);
  const y = (value: number): number => 150 - ((value - BOTTOM) / (top - BOTTOM)) * 140;
  const marks = Array.from({ length: Math.floor(top) }, (_, index) => index + 1);
  const named: number[] = [];
  /** Above the curve, above a mark that would run through the name, and above a name that stands there. */
  const nameAt = (highest: number): number => {
    const curve = y(highest) - 13;
    const mark = marks.find((value) => y(value) > curve - 12 && y(value) < curve + 4);
    const free = mark === undefined ? curve : y(mark) - 5;
    const taken = named.find((other) => Math.abs(other - free) < 18);
    named.push(taken === undefined ? free : Math.min(free, taken - 18));
    return named.at(-1) ?? free;
  };
  return picture(
    206,
    alt,
    ...marks.flatMap((value): View[] => [
      line(24, y(value), WIDTH - 8, y(value), value === 1 ? 'ink' : 'rule'),
      label(`${count(value)}×`, 0, y(value) + 4, { kind: 'small' }),
    ]),
    label('below this line it slows down', 24, y(1) + 17, { kind: 'small' }),
    ...curves.flatMap(({ model, points }, index): View[] => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return [];
      const falls = first.value > last.value;
      return [
        view('path', {
          class: `i-curve-${COLOURS[index]}`,
          d: `M${points.map((point) => `${x(point.users).toFixed(1)} ${y(point.value).toFixed(1)}`).join('L')}`,
        }),
        label(
          `${model.name}${model.experts === undefined ? ', dense' : ', experts'}`,
          x((falls ? first : last).users),
          nameAt(Math.max(...points.map((point) => point.value))),
          {
            kind: 'small',
            anchor: falls ? 'start' : 'end',
          },
        ),
      ];
    }),
    bottomAxis(
      166,
      USERS.filter((users) => users <= most).map((users) => [x(users), count(users)]),
      [24, WIDTH - 8],
    ),
    label('users at once, logarithmic', 24, 202, { kind: 'small' }),
  );
};
