import { escapeHtml, toHtml, type ViewElement, view } from '../../view/index.ts';
import { palette } from '../palette.ts';
import { changedTexts, type Values } from './field.ts';
import { shortName, type Widget } from './widget.ts';

/** A widget in one state, as it is to be taken along. */
export interface Taken {
  readonly widget: Widget;
  readonly values: Values<Widget['fields']>;
  /** The sentence that answers: what readers see where nothing else gets through. */
  readonly headline: string;
  readonly picture: ViewElement;
  /** Origin of the site that answers. */
  readonly site: string;
  /** Pixels that it takes. */
  readonly height: number;
  /** Texts in place of those that no address holds. */
  readonly linked?: Readonly<Record<string, string>> | undefined;
  readonly theme?: 'light' | 'dark';
  readonly lang?: string;
}

/** Ways to take a widget along, each as text to copy. */
export interface Snippets {
  readonly link: string;
  readonly script: string;
  readonly iframe: string;
  readonly picture: string;
  readonly markdown: string;
}

/** Width of a picture that stands by itself, in pixels. */
const PICTURE_WIDTH = 640;
/** Paper around it. */
const EDGE = 20;

/** A picture as a file of its own, with some paper around it. */
function pictureFile(picture: ViewElement): string {
  const { attributes } = picture;
  const height = Number(attributes.height);
  return toHtml(
    view(
      'svg',
      { xmlns: attributes.xmlns, width: PICTURE_WIDTH, height: height + 2 * EDGE },
      view('rect', { width: '100%', height: '100%', fill: palette.paper.light }),
      {
        ...picture,
        attributes: {
          ...attributes,
          x: EDGE,
          y: EDGE,
          width: PICTURE_WIDTH - 2 * EDGE,
          fill: palette.ink.light,
          color: palette.ink.light,
        },
      },
    ),
  );
}

/** Text that Markdown leaves as it is. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');

/** Pixels that the sentence of a fallback takes beside what holds the height. */
const TEXT = 80;

/** A frame sizes itself where the browser can, and has its height from the tag elsewhere. */
const FRAME_STYLE =
  'border:0;width:100%;height:if(supports(frame-sizing:content-height):auto;else:HEIGHTpx);frame-sizing:content-height';

/**
 * Snippets of a widget in its present state. Only what differs from the start is said. Each carries the answer and an
 * absolute link, so that a feed or a mail that drops the rest still says something. No snippet has a blank line inside a tag,
 * and every opening tag ends its line: Markdown would close the tag otherwise.
 */
export function snippets({ widget, values, headline, picture, site, height, linked, theme, lang }: Taken): Snippets {
  const { tag, title } = widget;
  const name = shortName(widget);
  const state = Object.entries({ ...changedTexts(widget.fields, values), ...linked });
  const looks = Object.entries({ theme, lang }).flatMap(([key, text]): [string, string][] =>
    text === undefined ? [] : [[key, text]],
  );
  const query = (texts: readonly [string, string][]): string =>
    texts.length > 0 ? `?${new URLSearchParams(texts.map(([key, text]) => [key, text]))}` : '';
  const link = `${site}/tools/${name}/${query(state)}`;
  const frame = `${site}/embed/${name}/${query([...state, ...looks])}`;
  const attributes = [...state, ...looks]
    .map(([key, text]) => ` ${key}="${escapeHtml(text).replaceAll('\n', '&#10;')}"`)
    .join('');
  const anchor = `<a href="${escapeHtml(link)}">${escapeHtml(title)}</a>`;
  const said = `<p>${escapeHtml(headline)} ${anchor}</p>`;
  const hold = `<svg width="1" height="${Math.max(0, height - TEXT)}" aria-hidden="true"></svg>`;
  const image = `data:image/svg+xml,${encodeURIComponent(pictureFile(picture))}`;
  return {
    link,
    script: `<script src="${site}/embed/v1/embed.js" async></script>\n\n<${tag}${attributes}>\n${said}\n${hold}\n</${tag}>`,
    iframe: `<iframe src="${escapeHtml(frame)}" title="${escapeHtml(title)}" loading="lazy" width="100%" height="${height}" style="${FRAME_STYLE.replace('HEIGHT', String(height))}" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>\n${said}`,
    picture: `<a href="${escapeHtml(link)}"><img src="${image}" width="${PICTURE_WIDTH}" height="${Number(picture.attributes.height) + 2 * EDGE}" alt="${escapeHtml(headline)}"></a>`,
    markdown: `${plain(headline)} [${plain(title)}](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`,
  };
}
