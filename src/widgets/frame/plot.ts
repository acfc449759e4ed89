import { type View, view } from '../../view/index.ts';
import { palette } from '../palette.ts';
import { FILL, label, type Mark, round, share } from './chart.ts';

/** A way from values to shares of a side, and the values that are named beside it. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Where a plot stands in its picture: all of its width, and some of its height in pixels. */
export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly top: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** How a line is drawn: pixels of its width, and dashes where colours do not tell it from others. */
export interface Pen {
  readonly weight?: number;
  readonly dashes?: string;
}

const strokeOf = (mark: Mark, { weight = 2.5, dashes }: Pen) => ({
  class: `i-curve i-${mark}`,
  fill: 'none',
  stroke: FILL[mark],
  'stroke-width': weight,
  'stroke-dasharray': dashes,
});

const inside = (value: number): number => Math.min(1, Math.max(0, value));

/** Each step is as many times the one before it. Ticks are powers of ten, or those of two that were given. */
export function logarithmic(from: number, to: number, base: 2 | 10 = 10): Scale {
  const span = Math.log(to / from);
  const power = (value: number): number => Math.log(value) / Math.log(base);
  const [first, last] = [Math.ceil(power(from) - 1e-9), Math.floor(power(to) + 1e-9)];
  const every = Math.ceil((last - first + 1) / 6);
  const ticks = Array.from(
    { length: Math.max(0, Math.floor((last - first) / every) + 1) },
    (_, index) => base ** (first + index * every),
  );
  return { at: (value) => inside(Math.log(value / from) / span), ticks };
}

/** Equal steps. Ticks are round numbers, about as many as `parts`. */
export function linear(from: number, to: number, parts = 4): Scale {
  const rough = (to - from) / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const ticks = Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step);
  return { at: (value) => inside((value - from) / (to - from)), ticks };
}

/** Pixels from the picture's top to a value. */
export const heightOf = ({ y, top, height }: Plot, value: number): number => round(top + (1 - y.at(value)) * height);

/** Units across of the box that lines are drawn in; the box is stretched to the width that there is. */
const ACROSS = 1000;

/** A thousandth of the width and a tenth of a pixel: finer is not seen, and a page has hundreds of points. */
const path = ({ x, y, height }: Plot, points: readonly Point[]): string =>
  points
    .map(([across, up]) => `${Math.round(x.at(across) * ACROSS)} ${Math.round((1 - y.at(up)) * height * 10) / 10}`)
    .join('L');

const stretched = ({ top, height }: Plot, line: View): View =>
  view(
    'svg',
    {
      y: top,
      width: '100%',
      height,
      viewBox: `0 0 ${ACROSS} ${height}`,
      preserveAspectRatio: 'none',
      overflow: 'visible',
    },
    line,
  );

/** A line through points. */
export function curve(plot: Plot, mark: Mark, points: readonly Point[], pen: Pen = {}): View {
  const line = view('path', {
    ...strokeOf(mark, pen),
    d: `M${path(plot, points)}`,
    'stroke-linejoin': 'round',
    'vector-effect': 'non-scaling-stroke',
  });
  return stretched(plot, line);
}

/** A piece of a curve, for a key beside words. */
export const sample = (mark: Mark, at: number, y: number, pen: Pen = {}): View =>
  view('line', { ...strokeOf(mark, pen), x1: share(at), x2: share(at + 0.06), y1: y, y2: y });

/** What lies between two lines. */
export const between = (plot: Plot, mark: Mark, upper: readonly Point[], lower: readonly Point[]): View =>
  stretched(
    plot,
    view('path', {
      class: `i-${mark}`,
      fill: FILL[mark],
      'fill-opacity': 0.25,
      d: `M${path(plot, [...upper, ...[...lower].reverse()])}Z`,
    }),
  );

/** What lies between the ends of a range, along a curve. */
export const area = (
  plot: Plot,
  mark: Mark,
  points: readonly { readonly x: number; readonly low: number; readonly high: number }[],
): View =>
  between(
    plot,
    mark,
    points.map(({ x, high }) => [x, high]),
    points.map(({ x, low }) => [x, low]),
  );

/** A point with its range as a line up and down. */
export function dot(
  plot: Plot,
  mark: Mark,
  x: number,
  { low, typical, high }: { low: number; typical: number; high: number },
  radius = 6,
): View {
  const at = share(plot.x.at(x));
  return [
    view('line', {
      class: 'i-line',
      stroke: 'currentColor',
      'stroke-width': 2,
      x1: at,
      x2: at,
      y1: heightOf(plot, low),
      y2: heightOf(plot, high),
    }),
    view('circle', { class: `i-${mark}`, fill: FILL[mark], cx: at, cy: heightOf(plot, typical), r: radius }),
  ];
}

/** A limit across: dashed, from side to side or from one value on. */
export function level(plot: Plot, y: number, from = plot.x.ticks[0] ?? 0): View {
  const at = heightOf(plot, y);
  return view('line', {
    class: 'i-line',
    stroke: 'currentColor',
    'stroke-width': 1.5,
    'stroke-dasharray': '2 4',
    x1: share(plot.x.at(from)),
    x2: '100%',
    y1: at,
    y2: at,
  });
}

/** Where something happens along the way: a dashed line through the whole height, or down to another plot's foot. */
export function marker(plot: Plot, x: number, down = plot.top + plot.height): View {
  const at = share(plot.x.at(x));
  return view('line', {
    class: 'i-line',
    stroke: 'currentColor',
    'stroke-width': 1.5,
    'stroke-dasharray': '5 4',
    x1: at,
    x2: at,
    y1: plot.top,
    y2: down,
  });
}

/** A text for a value along the way, turned inwards near the sides. */
export function along(
  plot: Plot,
  text: string,
  x: number,
  y: number,
  kind: 'text' | 'small' | 'on' | 'name' | 'number' = 'small',
): View {
  const at = plot.x.at(x);
  const anchor = at < 0.12 ? 'start' : at > 0.88 ? 'end' : 'middle';
  return label(text, at, y, { kind, anchor });
}

/** Thin lines across at the ticks, under everything else. */
export function lines(plot: Plot): View {
  return plot.y.ticks.map((tick) =>
    view('line', {
      class: 'i-rule',
      stroke: palette.rule.light,
      x1: '0%',
      x2: '100%',
      y1: heightOf(plot, tick),
      y2: heightOf(plot, tick),
    }),
  );
}

/** The names of the ticks: at the side above their lines, and along the foot. Over everything else. */
export function names(plot: Plot, up: (value: number) => string, across?: (value: number) => string): View {
  const foot = plot.top + plot.height;
  return [
    ...plot.y.ticks.map((tick) => label(up(tick), 0, heightOf(plot, tick) - 4, { kind: 'small' })),
    view('line', {
      class: 'i-line',
      stroke: 'currentColor',
      'stroke-width': 1,
      x1: '0%',
      x2: '100%',
      y1: foot,
      y2: foot,
    }),
    ...(across === undefined ? [] : plot.x.ticks.map((tick) => along(plot, across(tick), tick, foot + 18))),
  ];
}
