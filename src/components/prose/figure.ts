import { drawFigure } from '../../figures/index.ts';
import { childHtml, Html, type Props } from '../../markdown/index.ts';
import { joined, toHtml } from '../../view/index.ts';
import { texts } from './calc.ts';

/** `<Figure of="prefill-decode" alt="…">caption</Figure>`: a drawing made at build. */
export function Figure(props: Props): Html {
  const { of = '', alt = '', ...rest } = texts(props);
  if (alt === '') throw new RangeError(`<Figure of="${of}"> needs alt: what it shows, in a sentence`);
  const caption = childHtml(props.children).replace(/^\s*<p>|<\/p>\s*$/g, '');
  return new Html(
    `<figure class="figure">${toHtml(joined(drawFigure(of, rest, alt)))}<figcaption>${caption}</figcaption></figure>`,
  );
}
