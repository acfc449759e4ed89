import type { APIRoute, GetStaticPaths } from 'astro';
import { textResponse } from '../../../components/published-term.ts';
import { embedDocument } from '../../../embed/index.ts';
import { widgetNamed, widgetNames } from '../../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

/** The bare page of a widget, for iframes. */
export const GET: APIRoute = ({ params }) => textResponse(embedDocument(widgetNamed(params.widget ?? '')), 'text/html');
