import type { APIRoute, GetStaticPaths } from 'astro';
import { textResponse } from '../../../components/published-term.ts';
import { publishedEmbed } from '../../../embed/index.ts';
import { widgetNamed, widgetNames } from '../../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

/** The bare page of a widget, for iframes. */
export const GET: APIRoute = async ({ params }) =>
  textResponse((await publishedEmbed(widgetNamed(params.widget ?? ''))).page, 'text/html');
