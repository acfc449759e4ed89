import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const DIE = { width: 84, height: 8, pitch: 11 };
const FLOOR = 150;

/** A package from the side: stacks of memory on both sides of the processor, on one slab of silicon. */
export const memoryStack: Figure = (props, alt) => {
  const dies = numberProp(props, 'dies', 8);
  if (dies > 10) throw new RangeError(`memory-stack: dies must be at most 10, got ${dies}`);
  const stack = (left: number): View[] => [
    ...Array.from({ length: dies }, (_, index) =>
      bar('weights', left, FLOOR - 25 - index * DIE.pitch, DIE.width, DIE.height),
    ),
    bar('muted', left, FLOOR - 12, DIE.width, 10),
    ...[0.2, 0.4, 0.6, 0.8].map((share) =>
      view('line', {
        class: 'i-line-rule',
        x1: left + share * DIE.width,
        y1: FLOOR - 17 - dies * DIE.pitch + 4,
        x2: left + share * DIE.width,
        y2: FLOOR - 2,
      }),
    ),
  ];
  const top = FLOOR - 26 - dies * DIE.pitch;
  return picture(
    218,
    alt,
    ...stack(8),
    ...stack(WIDTH - 8 - DIE.width),
    label(`${dies} dies of DRAM`, 8, top),
    label('wires through', 104, 74, { kind: 'small' }),
    label('the silicon', 104, 92, { kind: 'small' }),
    bar('prefill', 128, FLOOR - 18, 104, 16),
    view('text', { class: 'i-label i-on', x: 180, y: FLOOR - 6, 'text-anchor': 'middle' }, 'processor'),
    label('base die', 50, FLOOR + 34, { kind: 'small', anchor: 'middle' }),
    line(50, FLOOR + 20, 50, FLOOR + 12, 'ink'),
    bar('muted', 0, FLOOR, WIDTH, 10),
    label('interposer: wires from die to die', WIDTH, FLOOR + 34, { kind: 'small', anchor: 'end' }),
    label('seen from the side, not to scale', 0, 212, { kind: 'small' }),
  );
};
