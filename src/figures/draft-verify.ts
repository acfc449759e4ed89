import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const DRAFT = ['the', 'cat', 'sat', 'in'];
const KEPT = 3;

/** A small model proposes four tokens; one pass of the large one keeps three and corrects the fourth. */
export const draftVerify: Figure = (_, alt) => {
  const x = (index: number): number => 104 + index * 64;
  const token = (text: string, index: number, y: number, kind: string): View => [
    bar(kind, x(index), y, 58, 26),
    view('text', { class: 'i-label i-on', x: x(index) + 29, y: y + 18, 'text-anchor': 'middle' }, text),
  ];
  return picture(
    168,
    alt,
    label('draft model', 0, 28),
    label('four passes', 0, 45, { kind: 'small' }),
    ...DRAFT.map((text, index) => token(text, index, 12, 'prefill')),
    label('target model', 0, 88),
    label('one pass', 0, 105, { kind: 'small' }),
    view('rect', { class: 'i-outline', x: x(0) - 4.5, y: 68.5, width: 4 * 64, height: 36 }),
    ...DRAFT.map(
      (_text, index): View =>
        label(index < KEPT ? 'agrees' : 'differs', x(index) + 29, 91, {
          kind: index < KEPT ? 'small' : 'label',
          anchor: 'middle',
        }),
    ),
    ...DRAFT.map((_text, index): View => line(x(index) + 29, 40, x(index) + 29, 66, 'rule')),
    label('output', 0, 142),
    ...['the', 'cat', 'sat', 'on'].map((text, index) => token(text, index, 126, 'decode')),
    label('four tokens for one pass of the large model', WIDTH, 166, { kind: 'small', anchor: 'end' }),
  );
};
