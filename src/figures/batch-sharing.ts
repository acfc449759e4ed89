import { bar, label, line, picture, type View, view } from '../view/index.ts';
import type { Figure } from './figure.ts';

/** One reading of the weights makes one token alone, and eight in a batch of eight. */
export const batchSharing: Figure = (_, alt) => {
  const row = (y: number, count: number, title: string): View[] => [
    label(title, 0, y),
    bar('weights', 0, y + 10, 150, 40),
    view('text', { class: 'i-label i-on', x: 75, y: y + 35, 'text-anchor': 'middle' }, 'all weights, once'),
    line(156, y + 30, 190, y + 30, 'ink'),
    view('path', { class: 'i-arrow', d: `M190 ${y + 24}l10 6-10 6z` }),
    ...Array.from(
      { length: count },
      (_, index): View => bar('decode', 210 + (index % 4) * 22, y + 12 + Math.floor(index / 4) * 20, 17, 16),
    ),
    label(count === 1 ? '1 token' : `${count} tokens`, 300, y + 34, { kind: 'small' }),
  ];
  return picture(146, alt, ...row(14, 1, 'One request'), ...row(88, 8, 'A batch of eight'));
};
