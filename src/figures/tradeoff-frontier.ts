import { accelerators, find, models } from '../catalogue/index.ts';
import { estimateChat, type PrecisionName, precisionOf } from '../estimate/index.ts';
import { count } from '../format.ts';
import { label, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const USERS = [1, 2, 4, 8, 16, 32, 64, 128];
const COLOURS = ['weights', 'decode'];
const [LEFT, RIGHT, TOP, BOTTOM] = [8, WIDTH - 8, 40, 200];
/** Width of a letter of a small label, at most. */
const LETTER = 8;

/** Output of a card against the speed of each user, as the number of users grows, for one or two groups of cards. */
export const tradeoffFrontier: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.3-70b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'h200-sxm', 'accelerator');
  const weights = props.weights ?? 'fp8';
  precisionOf('weights', weights);
  const groups = (props.accelerators ?? '2,8').split(',').map(Number);
  const curves = groups.map((cards) =>
    USERS.flatMap((users) => {
      const { memory, outputTokensPerSecond, outputTokensPerSecondPerUser } = estimateChat({
        model,
        accelerator,
        accelerators: cards,
        weights: weights as PrecisionName,
        inputTokens: numberProp(props, 'inputTokens', 1000),
        outputTokens: numberProp(props, 'outputTokens', 400),
        concurrency: users,
      });
      if (outputTokensPerSecond === null || outputTokensPerSecondPerUser === null) return [];
      if (users > memory.maxConcurrency) return [];
      return [{ users, perCard: outputTokensPerSecond.typical / cards, perUser: outputTokensPerSecondPerUser.typical }];
    }),
  );
  const all = curves.flat();
  if (groups.length > COLOURS.length || curves.some((points) => points.length < 2))
    throw new RangeError('tradeoff-frontier: takes one or two groups of accelerators that hold at least two users');
  const [fastest, most] = [Math.max(...all.map((at) => at.perUser)), Math.max(...all.map((at) => at.perCard))];
  const step = fastest > 100 ? 50 : 20;
  const x = (value: number): number => LEFT + (value / (fastest * 1.08)) * (RIGHT - LEFT);
  const y = (value: number): number => BOTTOM - (value / most) * (BOTTOM - TOP);
  return picture(
    266,
    alt,
    label('tokens/s from each card', LEFT, 14),
    ...curves.flatMap((points, index): View[] => [
      view('path', {
        class: `i-curve-${COLOURS[index]}`,
        d: `M${points.map((at) => `${x(at.perUser).toFixed(1)} ${y(at.perCard).toFixed(1)}`).join('L')}`,
      }),
      ...points.flatMap((at, position): View[] => {
        const [first, last] = [position === 0, position === points.length - 1];
        const text = first
          ? `${groups[index]} cards, 1 user`
          : `${count(at.users)}${last ? ` users: ${count(at.perCard)}` : ''}`;
        const left = first || (last && index > 0);
        const named = first || last || (index > 0 ? [32] : [8, 64]).includes(at.users);
        const [px, py] = [x(at.perUser), y(at.perCard)];
        // Beside its point, or under it where there is no room on the left.
        const place =
          !first && left && px - 9 - text.length * LETTER < LEFT
            ? { x: LEFT, y: py + 20, anchor: 'start' as const }
            : {
                x: px + (first ? 6 : left ? -9 : 9),
                y: py + (first ? 17 : left ? 4 : -3),
                anchor: left ? ('end' as const) : ('start' as const),
              };
        return [
          view('circle', {
            class: `i-${COLOURS[index]}`,
            cx: px.toFixed(1),
            cy: py.toFixed(1),
            r: 4,
          }),
          ...(named ? [label(text, place.x, place.y, { kind: 'small', anchor: place.anchor })] : []),
        ];
      }),
    ]),
    bottomAxis(
      BOTTOM + 22,
      Array.from({ length: Math.floor(fastest / step) + 1 }, (_, index): readonly [number, string] => [
        x(index * step),
        count(index * step),
      ]),
      [LEFT, RIGHT],
    ),
    label('tokens/s for each user', LEFT, BOTTOM + 60),
  );
};
