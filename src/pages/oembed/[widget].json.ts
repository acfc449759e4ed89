import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../components/published-term.ts';
import { publishedEmbed } from '../../embed/index.ts';
import { widgetNamed, widgetNames } from '../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  jsonResponse((await publishedEmbed(widgetNamed(params.widget ?? ''))).oembed);
