import { drawFigure } from '../../figures/index.ts';
import { childHtml, Html, type Props } from '../../markdown/index.ts';
import { joined, toHtml } from '../../view/index.ts';
import { texts } from './calc.ts';
import { remembered } from './remembered.ts';

/** A drawing by its name, with what it shows and its other attributes. */
const drawing = remembered(({ of = '', alt = '', ...rest }) => toHtml(joined(drawFigure(of, rest, alt))));

/** `<Figure of="prefill-decode" alt="…">caption</Figure>`: a drawing made at build. */
export function Figure(props: Props): Html {
  const settings = texts(props);
  if (!settings.alt) throw new RangeError(`<Figure of="${settings.of ?? ''}"> needs alt: what it shows, in a sentence`);
  const caption = childHtml(props.children).replace(/^\s*<p>|<\/p>\s*$/g, '');
  return new Html(`<figure class="figure">${drawing(settings)}<figcaption>${caption}</figcaption></figure>`);
}
