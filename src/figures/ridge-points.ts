import { accelerators, find } from '../catalogue/index.ts';
import { ridgePoint } from '../estimate/index.ts';
import { count } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const LEFT = 132;
/** Room for the number after the longest bar. */
const RIGHT = 42;
const CARDS = 'rtx-3090,a100-80gb-sxm,rtx-4090,h200-sxm,mi300x,b200-sxm,h100-sxm';

/** FLOP that an accelerator can do for each byte that it reads, as bars on one scale. */
export const ridgePoints: Figure = (props, alt) => {
  const rows = (props.accelerators ?? CARDS).split(',').map((id) => {
    const accelerator = find(accelerators, id.trim(), 'accelerator');
    return {
      name: accelerator.name.replace(/^(?:NVIDIA|AMD|GeForce) (?:Instinct )?/, ''),
      ridge: ridgePoint(accelerator),
    };
  });
  const most = Math.max(...rows.map(({ ridge }) => ridge));
  return picture(
    rows.length * 26 + 22,
    alt,
    ...rows.flatMap(({ name, ridge }, index): View[] => {
      const length = (ridge / most) * (WIDTH - LEFT - RIGHT);
      return [
        label(name, 0, index * 26 + 16),
        bar('weights', LEFT, index * 26 + 3, length, 18),
        label(count(ridge), LEFT + length + 6, index * 26 + 16, { kind: 'number' }),
      ];
    }),
    label('FLOP a byte, dense 16 bits', LEFT, rows.length * 26 + 16, { kind: 'small' }),
  );
};
