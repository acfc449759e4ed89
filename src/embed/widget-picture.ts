import { type ViewElement, view } from '../view/index.ts';
import type { Widget } from '../widgets/index.ts';
import { card } from './card.ts';
import { png } from './drawing.ts';
import { frame, HEIGHT, lines, MARGIN, paragraph, SERIF, WIDTH } from './page-picture.ts';

/** The card of a widget: its question, its answer as it starts, and the picture of it. */
function cardDrawing(widget: Widget): ViewElement {
  const { headline, picture: drawn } = card(widget).outcome.answer;
  const below = 214 + lines(headline, 34).length * 34 * 1.3;
  const height = Number(drawn.attributes.height ?? 1);
  const scale = Math.min(1.75, (HEIGHT - below - 24) / height);
  const picture = {
    ...drawn,
    attributes: { ...drawn.attributes, width: (WIDTH - 2 * MARGIN) / scale, 'font-family': SERIF },
  };
  return frame(
    paragraph(widget.title, 158, 60, 600),
    paragraph(headline, 224, 34, 400),
    view('g', { transform: `translate(${MARGIN} ${below}) scale(${scale})` }, picture),
  );
}

/** The picture that hosts show beside a widget's address. */
export const cardImage = (widget: Widget): Promise<Uint8Array<ArrayBuffer>> => png(cardDrawing(widget));
