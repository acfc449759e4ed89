import { type View, view } from '../../view/index.ts';
import { palette } from '../palette.ts';
import { FILL, label, share } from './chart.ts';

/** A cell of memory: the number of the request that fills it, booked and empty, or free. */
export type Cell = number | 'reserved' | 'free';

/** Neighbours in memory stay apart by how dark they are. */
const TONES = [1, 0.55, 0.8];

/** Part of a cell's width that it fills. */
const FULL = 0.86;

function box(cell: Cell, x: string, y: number, width: string | number, height: number): View {
  if (typeof cell === 'number')
    return view('rect', {
      class: 'i-kv',
      fill: FILL.kv,
      'fill-opacity': TONES[cell % TONES.length],
      x,
      y,
      width,
      height,
    });
  return view('rect', {
    class: cell === 'reserved' ? 'i-other' : 'i-none',
    fill: cell === 'reserved' ? FILL.other : 'none',
    'fill-opacity': 0.28,
    stroke: cell === 'free' ? palette.muted.light : undefined,
    x,
    y,
    width,
    height,
  });
}

/** Blocks of memory in rows of `columns`. */
export function cells(content: readonly Cell[], columns: number, top: number, size: number): View {
  return content.map((cell, index) =>
    box(
      cell,
      share((index % columns) / columns),
      top + Math.floor(index / columns) * size,
      share(FULL / columns),
      size - 2,
    ),
  );
}

/** What the cells mean. */
export function key(y: number): View {
  const entries: readonly (readonly [Cell, string])[] = [
    [0, 'used'],
    ['reserved', 'booked, empty'],
    ['free', 'free'],
  ];
  const at = [0, 0.26, 0.78];
  return entries.map(([cell, name], index): View => {
    const left = at[index] ?? 0;
    return [box(cell, share(left), y - 11, 12, 12), label(name, left, y, { kind: 'small', shift: 18 })];
  });
}
