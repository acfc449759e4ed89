import { bar, label, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const CARDS = 8;
const STEP = WIDTH / CARDS;

/** Eight accelerators that share a model: with eight heads of keys and values each keeps one, with a single head all keep a copy. */
export const headsOnAccelerators: Figure = (_, alt) => {
  const row = (top: number, title: string, note: string, nameOf: (card: number) => string): View[] => [
    label(title, 0, top + 14),
    label(note, 0, top + 88, { kind: 'small' }),
    ...Array.from({ length: CARDS }, (_card, card): View[] => [
      view('rect', { class: 'i-outline', x: card * STEP + 1.5, y: top + 24.5, width: STEP - 4, height: 44 }),
      bar('kv', card * STEP + 7, top + 36, STEP - 15, 22),
      view(
        'text',
        { class: 'i-label i-on', x: card * STEP + STEP / 2 - 0.5, y: top + 52, 'text-anchor': 'middle' },
        nameOf(card),
      ),
    ]),
  ];
  return picture(
    200,
    alt,
    ...row(0, 'eight heads of keys and values', 'every accelerator keeps an eighth of the cache', (card) =>
      String(card + 1),
    ),
    ...row(108, 'one head', 'every accelerator keeps all of it: eight copies', () => '1'),
  );
};
