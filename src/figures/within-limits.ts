import { accelerators, find, models } from '../catalogue/index.ts';
import { estimateChat, type PrecisionName, precisionOf } from '../estimate/index.ts';
import { count, seconds } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const USERS = [1, 8, 16, 32, 64, 96];
const [LEFT, RIGHT, TOP, BOTTOM] = [8, WIDTH - 12, 26, 190];

/** Loads as points of the wait for the first token and the time for each other, beside the limits of both. */
export const withinLimits: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'gemma-3-27b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'h200-sxm', 'accelerator');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const first = numberProp(props, 'first', 0.5);
  const each = numberProp(props, 'each', 0.04);
  const points = (props.users?.split(',').map(Number) ?? USERS).map((users) => {
    const { timeToFirstToken, timePerOutputToken } = estimateChat({
      model,
      accelerator,
      weights: weights as PrecisionName,
      inputTokens: numberProp(props, 'inputTokens', 1500),
      outputTokens: numberProp(props, 'outputTokens', 250),
      concurrency: users,
    });
    if (timeToFirstToken === null || timePerOutputToken === null)
      throw new RangeError(`within-limits: ${model.name} does not fit ${accelerator.name}`);
    return { users, first: timeToFirstToken.typical, each: timePerOutputToken.typical };
  });
  const [start, end] = [points[0], points.at(-1)];
  if (start === undefined || end === undefined) throw new RangeError('within-limits: needs users');
  const x = logScale(start.first * 0.8, Math.max(end.first, first) * 1.4, LEFT, RIGHT);
  const y = logScale(start.each * 0.8, Math.max(end.each, each) * 1.3, BOTTOM, TOP);
  return picture(
    251,
    alt,
    view('rect', {
      class: 'i-decode i-faint',
      x: LEFT,
      y: y(each).toFixed(1),
      width: (x(first) - LEFT).toFixed(1),
      height: (BOTTOM - y(each)).toFixed(1),
    }),
    line(LEFT, TOP - 8, LEFT, BOTTOM, 'ink'),
    line(LEFT, BOTTOM, RIGHT, BOTTOM, 'ink'),
    line(x(first), y(each), x(first), BOTTOM),
    line(LEFT, y(each), x(first), y(each)),
    label(`at most ${seconds(each)} a token`, LEFT + 6, y(each) - 6, { kind: 'small' }),
    label(`at most ${seconds(first)} to the first`, x(first), BOTTOM + 17, { kind: 'small', anchor: 'middle' }),
    label('within both', LEFT + 6, y(each) + 17),
    ...points.slice(1).map((point, index): View => {
      const before = points[index] ?? start;
      return line(x(before.first), y(before.each), x(point.first), y(point.each), 'ink');
    }),
    ...points.flatMap((point): View[] => {
      const inside = point.first <= first && point.each <= each;
      return [
        view('circle', {
          class: `i-${inside ? 'decode' : 'muted'}`,
          cx: x(point.first).toFixed(1),
          cy: y(point.each).toFixed(1),
          r: 6,
        }),
        label(
          point === start ? `${count(point.users)} user` : count(point.users),
          x(point.first) + 10,
          y(point.each) + 13,
          { kind: 'small' },
        ),
      ];
    }),
    label('right: later start; up: slower stream;', LEFT, BOTTOM + 38, { kind: 'small' }),
    label('both logarithmic', LEFT, BOTTOM + 55, { kind: 'small' }),
  );
};
