import { type View, type ViewElement, view } from '../../view/index.ts';
import { palette, type Role } from '../palette.ts';

/** A place of a curve: share of the width, and share of the height from the bottom. */
export type Place = readonly [across: number, up: number];

/** Where a value stands between the ends of an axis, as a share; beyond them it stays at the end. */
export type Axis = (value: number) => number;

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

export const linearAxis =
  (from: number, to: number): Axis =>
  (value) =>
    clamp((value - from) / (to - from));

export const logAxis =
  (from: number, to: number): Axis =>
  (value) =>
    clamp(Math.log(Math.max(value, from) / from) / Math.log(to / from));

/** Powers of ten within the ends of a logarithmic axis, both included. */
export function decades(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}

/** A round step that divides an axis up to `most` into at most `parts`: 1, 2 or 5 times a power of ten. */
export function roundStep(most: number, parts: number): number {
  const rough = most / parts;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (([1, 2, 5].find((times) => times * power >= rough * (1 - 1e-9)) as number | undefined) ?? 10);
}

const ACROSS = 1000;
const round = (value: number): number => Math.round(value * 10) / 10;
const points = (places: readonly Place[], height: number): string =>
  places.map(([across, up]) => `${round(across * ACROSS)},${round((1 - up) * height)}`).join(' ');

/** Curves and areas between two heights of a picture. They are stretched to its width; their lines keep their weight. */
export function plot(y: number, height: number, ...parts: readonly ((height: number) => View)[]): ViewElement {
  return view(
    'svg',
    { x: 0, y, width: '100%', height, viewBox: `0 0 ${ACROSS} ${height}`, preserveAspectRatio: 'none' },
    ...parts.map((part) => part(height)),
  );
}

/** A line through places. */
export const curve =
  (role: Role, places: readonly Place[], { weight = 2, dash }: { weight?: number; dash?: string } = {}) =>
  (height: number): View =>
    view('polyline', {
      class: `i-draw-${role}`,
      points: points(places, height),
      fill: 'none',
      stroke: palette[role].light,
      'stroke-width': weight,
      'stroke-dasharray': dash,
      'stroke-linejoin': 'round',
      'vector-effect': 'non-scaling-stroke',
    });

/** What lies between two curves: a range. */
export const area =
  (role: Role, upper: readonly Place[], lower: readonly Place[]) =>
  (height: number): View =>
    view('polygon', {
      class: `i-${role}`,
      fill: palette[role].light,
      'fill-opacity': 0.22,
      points: points([...upper, ...[...lower].reverse()], height),
    });

/** A piece of a line, for a key beside words. */
export const sample = (role: Role, x: number, y: number, options: { weight?: number; dash?: string } = {}): View =>
  view('line', {
    class: `i-draw-${role}`,
    stroke: palette[role].light,
    'stroke-width': options.weight ?? 2,
    'stroke-dasharray': options.dash,
    x1: `${round(x * 100)}%`,
    x2: `${round(x * 100) + 6}%`,
    y1: y,
    y2: y,
  });

/** A limit across the whole width. */
export const limitLine = (y: number): View =>
  view('line', {
    class: 'i-line',
    stroke: 'currentColor',
    'stroke-width': 1,
    'stroke-dasharray': '6 4',
    x1: '0%',
    x2: '100%',
    y1: y,
    y2: y,
  });
