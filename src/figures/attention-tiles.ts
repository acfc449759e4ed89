import { find, models } from '../catalogue/index.ts';
import { bytes, count } from '../format.ts';
import { bar, label, picture, type View, view } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const SIDE = 8;
const CELL = 16;
/** The tile that is being worked on. */
const NOW = { row: 4, column: 2 };
const SIXTEEN_BITS = 2;

/** The scores of every token with every earlier one: all written to memory, or one tile at a time on the chip. */
export const attentionTiles: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  const tokens = numberProp(props, 'tokens', 8192);
  const grid = (left: number, kindOf: (row: number, column: number) => string): View[] =>
    Array.from({ length: SIDE * SIDE }, (_, index): View => {
      const [row, column] = [Math.floor(index / SIDE), index % SIDE];
      return column > row
        ? []
        : view('rect', {
            class: kindOf(row, column),
            x: left + column * CELL + 0.5,
            y: 28.5 + row * CELL,
            width: CELL - 3,
            height: CELL - 3,
          });
    });
  const all = model.heads * tokens ** 2 * SIXTEEN_BITS;
  const ends = (2 * model.heads + 2 * model.kvHeads) * model.headDim * tokens * SIXTEEN_BITS;
  const bottom = 28 + SIDE * CELL;
  return picture(
    bottom + 62,
    alt,
    label('all scores in memory', 0, 16),
    ...grid(0, () => 'i-muted'),
    label('one tile on the chip', 196, 16),
    ...grid(196, (row, column) => (row === NOW.row && column === NOW.column ? 'i-prefill' : 'i-reserved')),
    bar('kv', 196, bottom + 4, SIDE * CELL - 3, 6),
    bar('prefill', 186, 28, 6, SIDE * CELL - 3),
    label('keys, values', 196, bottom + 24, { kind: 'small' }),
    label(`${count(tokens)} tokens, one layer:`, 0, bottom + 24, { kind: 'small' }),
    label(`scores ${bytes(all)}`, 0, bottom + 44, { kind: 'number' }),
    label(`in and out ${bytes(ends)}`, 196, bottom + 44, { kind: 'number' }),
  );
};
