import { accelerators, find, findId, rentalRange, rentals } from '../catalogue/index.ts';
import { usd } from '../format.ts';
import { bar, label, line, picture, type View, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import type { Figure } from './figure.ts';

const ROW = 36;
const MARKS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/** What an hour of each accelerator was offered for: a mark an offer, on one logarithmic scale. */
export const rentalSpread: Figure = (props, alt) => {
  const ids = (props.accelerators ?? 'rtx-4090,l40s,a100-80gb-sxm,h100-sxm,h200-sxm,b200-sxm').split(',');
  const rows = ids.map((name) => {
    const id = findId(accelerators, name.trim(), 'accelerator');
    const range = rentalRange(id);
    if (range === undefined) throw new RangeError(`rental-spread: the catalogue has no rental of ${id}`);
    return {
      name: find(accelerators, id, 'accelerator').name,
      range,
      own: rentals.filter(({ accelerator }) => accelerator === id),
    };
  });
  const x = logScale(0.25, 16, 4, WIDTH - 4);
  const bottom = rows.length * ROW + 6;
  const [from, to] = [
    rows.map(({ range }) => range.from).sort()[0],
    rows
      .map(({ range }) => range.to)
      .sort()
      .at(-1),
  ];
  return picture(
    bottom + 42,
    alt,
    ...rows.flatMap(({ name, range, own }, index): View[] => {
      const y = index * ROW;
      return [
        label(name, 0, y + 13),
        label(`${usd(range.low)}–${usd(range.high)}`, WIDTH, y + 13, { kind: 'number', anchor: 'end' }),
        line(x(range.low), y + 24, x(range.high), y + 24),
        ...own.map(({ perHour }): View => bar('band', x(perHour) - 3, y + 18, 6, 12)),
      ];
    }),
    bottomAxis(
      bottom,
      MARKS.map((price) => [x(price), `$${price}`]),
      [4, WIDTH - 4],
    ),
    label(`on demand, log scale; ${from} to ${to}`, 0, bottom + 36, { kind: 'small' }),
  );
};
