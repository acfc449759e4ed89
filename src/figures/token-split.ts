import { label, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const CHARACTER = 8.2;
const LINE = 34;

/** A text cut into tokens. `pieces` holds the cuts, with a bar between them. */
export const tokenSplit: Figure = (props, alt) => {
  const pieces = (props.pieces ?? '').split('|').filter((piece) => piece !== '');
  if (pieces.length === 0) throw new RangeError('pieces must be a text cut by "|", got nothing');
  let [x, y] = [0, 4];
  const blocks = pieces.flatMap((piece, index): View[] => {
    const width = piece.length * CHARACTER + 8;
    if (x + width > WIDTH) [x, y] = [0, y + LINE];
    const at = x;
    x += width + 3;
    return [
      view('rect', { class: index % 2 === 0 ? 'i-token' : 'i-token i-other', x: at, y, width, height: 24 }),
      view(
        'text',
        {
          class: 'i-number',
          x: at + 4,
          y: y + 16,
          'xml:space': 'preserve',
          textLength: piece.length * CHARACTER,
          lengthAdjust: 'spacingAndGlyphs',
        },
        piece.replaceAll(' ', '\u00a0'),
      ),
    ];
  });
  const characters = pieces.join('').length;
  return picture(
    y + 56,
    alt,
    ...blocks,
    label(
      `${pieces.length} tokens, ${characters} characters: ${(characters / pieces.length).toFixed(1)} characters a token`,
      0,
      y + 48,
      { kind: 'small' },
    ),
  );
};
