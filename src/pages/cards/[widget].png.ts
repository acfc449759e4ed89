import type { APIRoute, GetStaticPaths } from 'astro';
import { cardImage } from '../../embed/index.ts';
import { widgetNamed, widgetNames } from '../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

/** The picture that hosts show beside a pasted address. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await cardImage(widgetNamed(params.widget ?? '')), { headers: { 'content-type': 'image/png' } });
