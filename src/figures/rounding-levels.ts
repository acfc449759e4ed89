import { percent } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** One group of weights, in units of the largest. */
const WEIGHTS = [-0.86, -0.61, -0.44, -0.37, -0.25, -0.17, -0.06, 0.03, 0.11, 0.22, 0.29, 0.4, 0.58, 0.71, 1];
/** The weight in its place that stands far out. */
const OUTLIER = 2.2;
const SPAN = 2.3;

/** The same weights rounded to the levels of a few bits, without and with one that stands far out. */
export const roundingLevels: Figure = (props, alt) => {
  const bits = numberProp(props, 'bits', 4);
  const levels = 2 ** (bits - 1) - 1;
  const x = (value: number): number => ((value + 1) / (SPAN + 1)) * (WIDTH - 8) + 4;
  const group = (weights: readonly number[], top: number, name: string): View[] => {
    const scale = Math.max(...weights.map(Math.abs)) / levels;
    const rounded = weights.map((weight) => Math.round(weight / scale) * scale);
    const usual = weights.slice(0, -1);
    const error =
      usual.reduce((sum, weight, index) => sum + Math.abs(weight - (rounded[index] ?? 0)), 0) /
      usual.reduce((sum, weight) => sum + Math.abs(weight), 0);
    const marks = Array.from({ length: 2 * levels + 1 }, (_, index) => (index - levels) * scale).filter(
      (level) => level >= -1.01,
    );
    return [
      label(name, 0, top + 14),
      label(`off by ${percent(error)} on average`, WIDTH, top + 14, { kind: 'small', anchor: 'end' }),
      ...weights.flatMap((weight, index): View[] => [
        line(x(weight), top + 30, x(rounded[index] ?? 0), top + 58),
        view('circle', { class: 'i-weights', cx: Math.round(x(weight) * 10) / 10, cy: top + 30, r: 3.5 }),
      ]),
      line(4, top + 58, WIDTH - 4, top + 58, 'ink'),
      ...marks.map((level) => line(x(level), top + 54, x(level), top + 64, 'ink')),
    ];
  };
  return picture(
    184,
    alt,
    ...group(WEIGHTS, 0, 'weights close together'),
    ...group([...WEIGHTS.slice(0, -1), OUTLIER], 88, 'one far out'),
    label(`dots: weights; marks: the levels of ${bits} bits`, 0, 176, { kind: 'small' }),
  );
};
