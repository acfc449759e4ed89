import type { APIRoute, GetStaticPaths } from 'astro';
import { cardImage, shownWidget } from '../../embed/index.ts';
import { widgetNamed, widgetNames } from '../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

/** The picture that hosts show beside a pasted address. */
export const GET: APIRoute = async ({ params }) => {
  const widget = widgetNamed(params.widget ?? '');
  const image = await cardImage(widget, (await shownWidget(widget)).answer);
  return new Response(image, { headers: { 'content-type': 'image/png' } });
};
