import { site } from '../site.ts';
import { escapeHtml } from '../view/index.ts';
import type { Preset, Widget } from '../widgets/index.ts';
import { card } from './card.ts';

const WIDTH = 640;

/**
 * oEmbed (https://oembed.com) of a widget's bare page. WordPress keeps the quotation and the frame, and shows the frame once
 * it tells its height.
 */
export function oembed(widget: Widget, preset?: Preset) {
  const { title, description, tool, page, image } = card(widget, preset);
  const { height } = widget;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: site.url,
    thumbnail_url: image,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    width: WIDTH,
    height,
    html: `<blockquote>${escapeHtml(description)} <a href="${escapeHtml(tool)}">${escapeHtml(title)}</a></blockquote><iframe src="${page}" width="${WIDTH}" height="${height}" title="${escapeHtml(title)}" frameborder="0"></iframe>`,
  };
}
