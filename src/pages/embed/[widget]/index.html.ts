import type { APIRoute, GetStaticPaths } from 'astro';
import { embedDocument } from '../../../embed/index.ts';
import { widgetNamed, widgetNames, widgets } from '../../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

/** The bare page of a widget, for iframes. */
export const GET: APIRoute = ({ params }) =>
  new Response(embedDocument(widgetNamed(widgets, params.widget ?? '')), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
