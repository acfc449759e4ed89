import { label, line, picture, view, WIDTH } from '../view/index.ts';
import { bottomAxis } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const MINUTES = 24;
const TICK = 0.25;
/** How many replicas the load of each minute needs: it doubles quickly, stays, and falls. */
const NEED = [
  [0, 2],
  [5, 2],
  [7, 5],
  [13, 5],
  [15, 2],
  [24, 2],
] as const;

function needAt(minute: number): number {
  const next = NEED.findIndex(([at]) => at >= minute);
  const [[fromAt, from], [toAt, to]] = [NEED[Math.max(0, next - 1)] ?? NEED[0], NEED[Math.max(0, next)] ?? NEED[0]];
  return toAt === fromAt ? to : from + ((minute - fromAt) / (toAt - fromAt)) * (to - from);
}

/** Load, and the replicas that follow it: late on the way up by the start of a replica, late on the way down on purpose. */
export const scaleLag: Figure = (props, alt) => {
  const start = numberProp(props, 'start', 3);
  const hold = numberProp(props, 'hold', 5);
  const ticks = Array.from({ length: MINUTES / TICK + 1 }, (_, index) => index * TICK);
  const wanted = (minute: number): number => Math.ceil(needAt(Math.max(0, minute)) - 1e-9);
  /** Ordered `start` minutes ago, and never fewer than the most that was wanted in the window before. */
  const ready = (minute: number): number =>
    Math.max(...ticks.filter((tick) => tick <= minute - start && tick >= minute - start - hold).map(wanted), 2);
  const x = (minute: number): number => (minute / MINUTES) * (WIDTH - 4) + 2;
  const y = (replicas: number): number => 150 - (replicas / 5.6) * 130;
  const point = (minute: number, replicas: number): string => `${x(minute).toFixed(1)} ${y(replicas).toFixed(1)}`;
  const load = ticks.map((minute) => point(minute, needAt(minute)));
  const stairs = ticks.flatMap((minute, index) =>
    index === 0 ? [point(0, ready(0))] : [point(minute, ready(ticks[index - 1] ?? 0)), point(minute, ready(minute))],
  );
  return picture(
    213,
    alt,
    view('path', { class: 'i-prefill i-faint', d: `M${point(0, 0)}L${load.join('L')}L${point(MINUTES, 0)}Z` }),
    view('path', { class: 'i-curve-decode', d: `M${stairs.join('L')}` }),
    label('load', x(1), y(1)),
    label('replicas ready', x(MINUTES), y(ready(15)) - 8, { anchor: 'end' }),
    label('queue', x(5.2), y(3.4) - 4, { kind: 'small', anchor: 'end' }),
    label('grows', x(5.2), y(3.4) + 13, { kind: 'small', anchor: 'end' }),
    line(x(5.4), y(3.4), x(7.6), y(3.4), 'ink'),
    label('idle, paid', x(15.4), y(3.4), { kind: 'small' }),
    bottomAxis(
      150,
      [0, 6, 12, 18, 24].map((minute) => [x(minute), String(minute)]),
      [2, WIDTH - 2],
    ),
    label(`minutes; a replica takes ${start} to start,`, 0, 190, { kind: 'small' }),
    label(`and is kept ${hold} longer`, 0, 207, { kind: 'small' }),
  );
};
