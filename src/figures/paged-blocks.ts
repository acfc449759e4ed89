import { label, picture, type View, view } from '../view/index.ts';
import type { Figure } from './figure.ts';

const CELL = 18;
const PER_ROW = 20;
/** Blocks that a request books where its longest answer must fit in one piece. */
const BOOKED = 10;
const NAMES = ['A', 'B', 'C'];
const USED = [5, 3, 8];
/** Requests in the order in which they ask for blocks. */
const ORDER = [0, 1, 2, 0, 2, 1, 0, 2, 2, 0, 1, 2, 0, 2, 2, 2];

/** A block of memory: that of a request bears its letter; `i-reserved` is booked and empty, `i-free` is free. */
function block(index: number, top: number, content: number | 'i-reserved' | 'i-free'): View {
  const [x, size] = [index * CELL + 1, CELL - 2];
  if (typeof content === 'string') return view('rect', { class: content, x, y: top, width: size, height: size });
  return [
    view('rect', { class: 'i-kv', x, y: top, width: size, height: size }),
    view(
      'text',
      { class: 'i-label i-on', x: x + size / 2, y: top + 12.5, 'text-anchor': 'middle' },
      NAMES[content] ?? '',
    ),
  ];
}

const blocks = (top: number, contentOf: (index: number) => number | 'i-reserved' | 'i-free'): View[] =>
  Array.from({ length: PER_ROW }, (_, index) => block(index, top, contentOf(index)));

/** The same memory twice: booked in one piece for the longest possible answer, or handed out block by block. */
export const pagedBlocks: Figure = (_, alt) => {
  const inOnePiece = blocks(26, (index) => {
    const request = Math.floor(index / BOOKED);
    return index % BOOKED < (USED[request] ?? 0) ? request : 'i-reserved';
  });
  const byPages = blocks(104, (index) => ORDER[index] ?? 'i-free');
  return picture(
    142,
    alt,
    label('booked in one piece', 0, 16),
    ...inOnePiece,
    label('two requests fill the memory, C has to wait', 0, 60, { kind: 'small' }),
    label('by pages', 0, 94),
    ...byPages,
    label(`all three fit, with ${PER_ROW - ORDER.length} blocks to spare`, 0, 138, { kind: 'small' }),
  );
};
