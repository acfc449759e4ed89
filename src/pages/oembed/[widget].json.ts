import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../components/published-term.ts';
import { site } from '../../site.ts';
import { widgetNamed, widgetNames, widgets } from '../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

const [WIDTH, HEIGHT] = [640, 760];

/** oEmbed (https://oembed.com): WordPress keeps the quotation and the frame, and shows the frame once it tells its height. */
export const GET: APIRoute = ({ params }) => {
  const name = params.widget ?? '';
  const { title } = widgetNamed(widgets, name);
  return jsonResponse({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: site.url,
    width: WIDTH,
    height: HEIGHT,
    html: `<blockquote><a href="${site.url}/tools/${name}/">${title}</a></blockquote><iframe src="${site.url}/embed/${name}/" width="${WIDTH}" height="${HEIGHT}" title="${title}" frameborder="0"></iframe>`,
  });
};
