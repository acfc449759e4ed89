import { count } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const EXPERTS = 8;
const LEFT = 74;
const STEP = (WIDTH - LEFT) / EXPERTS;
/** Experts that the router picks for each token, from 0. */
const CHOICES: readonly (readonly [word: string, experts: readonly number[]])[] = [
  ['def', [1, 4]],
  ['price', [4, 6]],
  ['(', [1, 3]],
  ['self', [1, 6]],
];

/** Four tokens of a batch, each sent to two of eight experts; the pass reads every expert that any of them chose. */
export const expertRouting: Figure = (_, alt) => {
  const chosen = new Set(CHOICES.flatMap(([, experts]) => experts));
  const cells = CHOICES.flatMap(([word, experts], row): View[] => {
    const y = 24 + row * 30;
    return [
      label(word, 0, y + 17),
      ...Array.from({ length: EXPERTS }, (_cell, expert): View => {
        const x = LEFT + expert * STEP;
        return experts.includes(expert)
          ? bar('decode', x + 2, y, STEP - 5, 24)
          : view('rect', { class: 'i-reserved', x: x + 2.5, y: y + 0.5, width: STEP - 6, height: 23 });
      }),
    ];
  });
  const bottom = 24 + CHOICES.length * 30 + 8;
  return picture(
    bottom + 73,
    alt,
    label('token', 0, 16, { kind: 'small' }),
    ...Array.from({ length: EXPERTS }, (_cell, expert) =>
      label(String(expert + 1), LEFT + (expert + 0.5) * STEP, 16, { kind: 'small', anchor: 'middle' }),
    ),
    ...cells,
    line(0, bottom - 2, WIDTH, bottom - 2, 'ink'),
    label('read', 0, bottom + 24),
    ...Array.from({ length: EXPERTS }, (_cell, expert): View => {
      const x = LEFT + expert * STEP;
      return chosen.has(expert)
        ? bar('weights', x + 2, bottom + 7, STEP - 5, 24)
        : view('rect', { class: 'i-free', x: x + 2.5, y: bottom + 7.5, width: STEP - 6, height: 23 });
    }),
    label(`2 of ${EXPERTS} experts work for each token, ${count(chosen.size)} of ${EXPERTS}`, 0, bottom + 50, {
      kind: 'small',
    }),
    label('are read in this pass, and all stay in memory', 0, bottom + 67, { kind: 'small' }),
  );
};
