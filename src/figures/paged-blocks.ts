import { label, picture, type View, view } from '../view/index.ts';
import type { Figure } from './figure.ts';

const CELL = 17;
const PER_ROW = 20;

/** Three requests in cells of sixteen tokens: reserved in one piece for the longest possible answer, or page by page as they grow. */
export const pagedBlocks: Figure = (_, alt) => {
  const used = [5, 3, 8];
  const reserved = 10;
  const cell = (index: number, top: number, kind: string): View =>
    view('rect', {
      class: kind,
      x: (index % PER_ROW) * CELL + 1,
      y: top + Math.floor(index / PER_ROW) * CELL,
      width: CELL - 3,
      height: CELL - 3,
    });
  const kinds = ['i-weights', 'i-kv', 'i-decode'];
  const contiguous = used
    .slice(0, 2)
    .flatMap((filled, request) =>
      Array.from(
        { length: reserved },
        (_, index): View =>
          cell(request * reserved + index, 26, index < filled ? (kinds[request] ?? '') : 'i-reserved'),
      ),
    );
  const order = [0, 1, 2, 0, 2, 1, 0, 2, 2, 0, 1, 2, 0, 2, 2, 2];
  const paged = Array.from(
    { length: PER_ROW },
    (_, index): View => cell(index, 110, index < order.length ? (kinds[order[index] ?? 0] ?? '') : 'i-free'),
  );
  return picture(
    158,
    alt,
    label('reserved in one piece', 0, 16),
    ...contiguous,
    label('two requests fill the memory; the rest of what they hold stays empty', 0, 60, { kind: 'small' }),
    label('by pages', 0, 100),
    ...paged,
    label(`the same memory holds three requests, ${used.join(' + ')} pages, and has 4 to spare`, 0, 146, {
      kind: 'small',
    }),
  );
};
