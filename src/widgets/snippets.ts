import { changedTexts, type Values } from './field.ts';
import type { Widget } from './widget.ts';

const attribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** The widget's short name: `cost` for `inference-cost`. */
export const shortName = (widget: Widget): string => widget.tag.replace('inference-', '');

/** Ways to take a widget along, each as text to copy. */
export interface Snippets {
  readonly link: string;
  readonly script: string;
  readonly iframe: string;
  readonly markdown: string;
}

/** Snippets of a widget in its present state. Only what differs from the start is said. */
export function snippets(widget: Widget, values: Values<Widget['fields']>, site: string): Snippets {
  const texts = Object.entries(changedTexts(widget.fields, values));
  const query = texts.length > 0 ? `?${new URLSearchParams(texts)}` : '';
  const name = shortName(widget);
  const link = `${site}/tools/${name}/${query}`;
  const attributes = texts.map(([key, value]) => ` ${key}="${attribute(value)}"`).join('');
  const fallback = `<a href="${attribute(link)}">${widget.title}</a>`;
  return {
    link,
    script: `<script src="${site}/embed/v1/embed.js" async></script>\n<${widget.tag}${attributes}>${fallback}</${widget.tag}>`,
    iframe: `<iframe src="${attribute(`${site}/embed/${name}/${query}`)}" title="${widget.title}" loading="lazy" width="100%" height="640" style="border:0;width:100%" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>\n<p>${fallback}</p>`,
    markdown: `[${widget.title}](${link})`,
  };
}
