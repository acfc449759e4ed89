import { count, seconds } from '../format.ts';
import { bar, label, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const SIDE = 12;
const CELL = 5;
const FRAMES = 5;

/** A sun over a hill, as light and dark. */
function wanted(row: number, column: number): number {
  if ((row - 3.5) ** 2 + (column - 8) ** 2 < 6) return 1;
  return row > 9 - 3 * Math.sin((column / SIDE) * Math.PI) ? 1 : 0;
}

/** Noise that is the same on every build. */
const noise = (row: number, column: number): number => Math.abs(Math.sin(row * 127.1 + column * 311.7) * 43758.5) % 1;

/** An image out of noise in a number of passes, and what the passes take. */
export const denoisingSteps: Figure = (props, alt) => {
  const steps = numberProp(props, 'steps', 30);
  const total = numberProp(props, 'seconds', 2.43);
  const frames = Array.from({ length: FRAMES }, (_, frame): View => {
    const share = frame / (FRAMES - 1);
    const clear = share ** 0.5 / 2;
    const left = frame * ((WIDTH - SIDE * CELL) / (FRAMES - 1));
    let cells = '';
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++)
        if (clear * wanted(row, column) + (1 - clear) * noise(row, column) > 0.5)
          cells += `M${Math.round(left) + column * CELL} ${row * CELL}h5v5h-5z`;
    return [
      view('path', { class: 'i-arrow', d: cells }),
      view('rect', { class: 'i-outline', x: Math.round(left), y: 0, width: SIDE * CELL, height: SIDE * CELL }),
      label(frame === 0 ? 'noise' : `pass ${count(Math.round(share * steps))}`, left + (SIDE * CELL) / 2, 78, {
        kind: 'small',
        anchor: 'middle',
      }),
    ];
  });
  const pitch = WIDTH / steps;
  return picture(
    148,
    alt,
    ...frames,
    ...Array.from({ length: steps }, (_, index) => bar('decode', index * pitch, 96, Math.max(1, pitch - 2), 20)),
    label(`${count(steps)} passes, ${seconds(total)}: ${seconds(total / steps)} each`, 0, 138, { kind: 'number' }),
  );
};
