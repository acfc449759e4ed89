import { label, line, picture, type View, type ViewElement, view } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';

/** Measured and predicted figures on one logarithmic scale. */
export interface Scatter {
  /** A figure's group, measured, predicted. */
  readonly pairs: readonly (readonly [group: string, measured: number, predicted: number])[];
  /** Factors from a prediction to the ends of its range. */
  readonly range: readonly [low: number, high: number];
  readonly format: (value: number) => string;
  /** The quantity and its unit, beside the axis. */
  readonly axis: string;
  /** A group whose points stand out, and what is written beside them. */
  readonly mark?: { readonly group: string; readonly text: string };
}

const TOP = 36;
const SIZE = 256;
const LEFT = 56;
const RIGHT = LEFT + SIZE;
const BOTTOM = TOP + SIZE;
/**
 * Points are rounded to a picture's unit, a third of a dot, and equal ones drawn once. They are kept as one number each, across
 * times this and down: more than a picture is high.
 */
const STRIDE = 10_000;

/** Tenfold marks that are at most five. */
function decades(from: number, to: number): number[] {
  const all = Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, index) => from * 10 ** index);
  const every = Math.ceil(all.length / 5);
  return all.filter((_, index) => index % every === 0);
}

/**
 * Predicted against measured, each group of points as one path. On the diagonal a prediction is right; between the dashed lines
 * its range holds what was measured.
 */
export function scatter({ pairs, range, format, axis, mark }: Scatter, alt: string): ViewElement {
  const values = pairs.flatMap(([, measured, predicted]) => [measured, predicted]);
  const from = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const to = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  const x = logScale(from, to, LEFT, RIGHT);
  const y = logScale(from, to, BOTTOM, TOP);
  const groups = new Map<string, Set<number>>();
  for (const [group, measured, predicted] of pairs) {
    const points = groups.get(group) ?? new Set<number>();
    points.add(Math.round(x(measured)) * STRIDE + Math.round(y(predicted)));
    groups.set(group, points);
  }
  const marks = decades(from, to);

  /** A line on which measured is `factor` times predicted. */
  const along = (factor: number, kind: string): View => {
    const low = Math.max(from, from * factor);
    const high = Math.min(to, to * factor);
    return line(x(low), y(low / factor), x(high), y(high / factor), kind);
  };
  const marked = mark === undefined ? [] : pairs.filter(([group]) => group === mark.group);
  const [low, high] = range;
  return picture(
    BOTTOM + 44,
    alt,
    label(`predicted ${axis}`, 0, 12, { kind: 'small' }),
    marks.map(
      (value): View => [
        line(LEFT, y(value), RIGHT, y(value)),
        line(x(value), TOP, x(value), BOTTOM),
        label(format(value), LEFT - 5, y(value) + 4, { kind: 'small', anchor: 'end' }),
      ],
    ),
    [...groups].map(([group, points]) =>
      view(
        'path',
        { class: group === mark?.group ? 'i-points-marked' : 'i-points', d: dots(points) },
        view('title', {}, group),
      ),
    ),
    along(1, 'ink'),
    along(low, 'limit'),
    along(high, 'limit'),
    label(`÷ ${(1 / low).toFixed(2)}`, x(to * low), TOP - 6, { kind: 'small', anchor: 'middle' }),
    label(`× ${high.toFixed(2)}`, RIGHT + 5, y(to / high) + 4, { kind: 'small' }),
    marked.length === 0 || mark === undefined ? [] : markLabel(mark.text, marked, x, y),
    bottomAxis(
      BOTTOM,
      marks.map((value) => [x(value), format(value)]),
      [LEFT, RIGHT],
    ),
    label(`measured ${axis}`, RIGHT, BOTTOM + 36, { kind: 'small', anchor: 'end' }),
  );
}

/** A path of dots, each a line of no length, told from the dot before it: half as long as from the corner. */
function dots(points: ReadonlySet<number>): string {
  let [lastX, lastY] = [0, 0];
  return [...points]
    .sort((a, b) => a - b)
    .map((point) => {
      const [x, y] = [Math.floor(point / STRIDE), point % STRIDE];
      const dot = `m${x - lastX}${y < lastY ? '' : ' '}${y - lastY}h0`;
      [lastX, lastY] = [x, y];
      return dot;
    })
    .join('');
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Words in lines of about so many letters. */
function lines(text: string, letters: number): string[] {
  const made: string[] = [];
  for (const word of text.split(' ')) {
    const last = made.at(-1);
    if (last !== undefined && last.length + word.length < letters) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

/** The name of marked points, in the empty corner on their side of the diagonal. */
function markLabel(
  text: string,
  points: Scatter['pairs'],
  x: (value: number) => number,
  y: (value: number) => number,
): View {
  const [across, down] = [x(middle(points.map(([, measured]) => measured))), y(middle(points.map(([, , p]) => p)))];
  const parts = lines(text, 18);
  const above = BOTTOM - down > across - LEFT;
  return parts.map((part, index) =>
    above
      ? label(part, LEFT + 6, TOP + 18 + index * 15, { kind: 'marked' })
      : label(part, RIGHT - 6, BOTTOM - 10 - (parts.length - 1 - index) * 15, { kind: 'marked', anchor: 'end' }),
  );
}
