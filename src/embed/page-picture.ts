import { site } from '../site.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { palette } from '../widgets/palette.ts'; // without the widgets
import { png } from './drawing.ts';

export const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 64];
export const SERIF = 'Source Serif 4';
/** Width of a letter of the serif face in units of its size, on average. */
const LETTER = 0.49;

export function lines(text: string, size: number): string[] {
  const most = Math.floor((WIDTH - 2 * MARGIN) / (size * LETTER));
  const made: string[] = [];
  for (const word of text.split(' ')) {
    const last = made.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) made.push(word);
    else made[made.length - 1] = `${last} ${word}`;
  }
  return made;
}

export const paragraph = (text: string, y: number, size: number, weight: number): View =>
  lines(text, size).map((line, index) =>
    view('text', { x: MARGIN, y: y + index * size * 1.3, 'font-size': size, 'font-weight': weight }, line),
  );

/** What every card has: paper, the mark and the site's name. */
export function frame(...parts: readonly View[]): ViewElement {
  return view(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height: HEIGHT,
      fill: palette.ink.light,
      color: palette.ink.light,
      'font-family': SERIF,
    },
    view('rect', { width: WIDTH, height: HEIGHT, fill: palette.paper.light }),
    view('rect', { width: WIDTH, height: 14, fill: palette.accent.light }),
    view('rect', { x: MARGIN, y: 52, width: 7, height: 30 }),
    view('rect', { x: MARGIN + 11, y: 55, width: 27, height: 24, fill: palette.accent.light }),
    view('text', { x: MARGIN + 52, y: 77, 'font-size': 28, 'font-weight': 600 }, site.name),
    ...parts,
  );
}

/** What a page's card says. */
export interface PageCard {
  /** The topic, or what kind of page it is. */
  readonly kind: string;
  readonly title: string;
  readonly text: string;
}

/** Lines of text on a page's card. */
const LINES = 6;

function pageDrawing({ kind, title, text }: PageCard): ViewElement {
  const size = title.length > 34 ? 64 : 80;
  const below = 230 + lines(title, size).length * size * 1.3;
  const shown = lines(text, 36).slice(0, LINES);
  return frame(
    view('text', { x: MARGIN, y: 150, 'font-size': 28, fill: palette.muted.light }, kind),
    paragraph(title, 240, size, 600),
    shown.map((line, index) => view('text', { x: MARGIN, y: below + index * 47, 'font-size': 36 }, line)),
  );
}

/** The picture that hosts show beside a page's address, at two thirds of the size of a widget's: it is text alone. */
export const pageImage = (card: PageCard): Promise<Uint8Array<ArrayBuffer>> => {
  const drawn = pageDrawing(card);
  const [width, height] = [(WIDTH * 2) / 3, (HEIGHT * 2) / 3];
  return png({ ...drawn, attributes: { ...drawn.attributes, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width, height } });
};
