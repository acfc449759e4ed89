import { toDom, view } from '../../view/index.ts';
import type { Answer } from '../frame/widget.ts';

/** Paper around a picture, in pixels. */
const EDGE = 20;

/** Numbers as comma-separated values (RFC 4180), as they are computed: no rounding, no units in the cells. */
export function csv(data: Answer['data']): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return data.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A drawn picture as a file of its own: colours and faces put in, since no page's style reaches it. */
export function drawnFile(
  picture: Element,
  { paper, credit }: { readonly paper: string; readonly credit: string },
): string {
  const copy = picture.cloneNode(true) as Element;
  const own = [picture, ...picture.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const source = own[index];
    if (source === undefined) return;
    const { fill, fillOpacity, stroke, strokeWidth, fontFamily, fontSize, fontWeight } = getComputedStyle(source);
    const isText = element.tagName === 'text';
    const drawn = isText
      ? { fill, 'font-family': fontFamily, 'font-size': fontSize, 'font-weight': fontWeight }
      : { fill, 'fill-opacity': fillOpacity, stroke, 'stroke-width': strokeWidth };
    element.removeAttribute('class');
    for (const [name, value] of Object.entries(drawn)) element.setAttribute(name, value);
  });
  const { width, height } = picture.getBoundingClientRect();
  for (const [name, value] of Object.entries({ x: EDGE, y: EDGE, width, height })) copy.setAttribute(name, `${value}`);
  const { color, fontFamily } = getComputedStyle(picture);
  const sheet = toDom(
    view(
      'svg',
      { width: width + 2 * EDGE, height: height + 3 * EDGE },
      view('rect', { width: '100%', height: '100%', fill: paper }),
      view(
        'text',
        {
          x: EDGE,
          y: height + 2.5 * EDGE,
          fill: color,
          'fill-opacity': 0.7,
          'font-family': fontFamily,
          'font-size': 14,
        },
        credit,
      ),
    ),
    document,
  ) as Element;
  sheet.append(copy);
  return new XMLSerializer().serializeToString(sheet);
}
