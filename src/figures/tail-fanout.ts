import { count, percent } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const CALLS = [1, 2, 5, 10, 20, 50, 100];
/** Calls in a hundred that are slow, with the name of the percentile they lie beyond. */
const TAILS = [
  [10, 'P90'],
  [5, 'P95'],
  [1, 'P99'],
] as const;
const [LEFT, RIGHT, TOP, BOTTOM] = [44, WIDTH - 8, 20, 190];

/** The chance that a task meets a slow call, against the calls that it makes, for calls slower than three percentiles. */
export const tailFanout: Figure = (props, alt) => {
  const mark = numberProp(props, 'calls', 20);
  const x = logScale(1, 100, LEFT, RIGHT);
  const y = (share: number): number => BOTTOM - share * (BOTTOM - TOP);
  const chance = (slow: number, calls: number): number => 1 - (1 - slow / 100) ** calls;
  return picture(
    246,
    alt,
    ...[0, 0.5, 1].flatMap((share): View[] => [
      line(LEFT, y(share), RIGHT, y(share)),
      label(percent(share), LEFT - 6, y(share) + 4, { kind: 'small', anchor: 'end' }),
    ]),
    line(x(mark), TOP, x(mark), BOTTOM),
    ...TAILS.flatMap(([slow, name]): View[] => [
      ...CALLS.slice(1).map(
        (calls, index): View =>
          line(x(CALLS[index] ?? 1), y(chance(slow, CALLS[index] ?? 1)), x(calls), y(chance(slow, calls)), 'ink'),
      ),
      view('circle', { class: 'i-decode', cx: x(mark).toFixed(1), cy: y(chance(slow, mark)).toFixed(1), r: 4 }),
      slow === 10
        ? label(`slower than ${name}: ${percent(chance(slow, mark))}`, x(mark) - 8, y(chance(slow, mark)) - 6, {
            kind: 'small',
            anchor: 'end',
          })
        : label(`${name}: ${percent(chance(slow, mark))}`, x(mark) + 8, y(chance(slow, mark)) + 14, {
            kind: slow === 1 ? 'label' : 'small',
          }),
    ]),
    bottomAxis(
      BOTTOM + 10,
      CALLS.map((calls) => [x(calls), count(calls)]),
      [LEFT, RIGHT],
    ),
    label('calls in one task, logarithmic', LEFT, BOTTOM + 48, { kind: 'small' }),
  );
};
