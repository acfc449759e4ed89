import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../components/published-term.ts';
import { oembed } from '../../embed/index.ts';
import { widgetNamed, widgetNames } from '../../widgets/index.ts';

export const getStaticPaths = (() => widgetNames.map((widget) => ({ params: { widget } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => jsonResponse(oembed(widgetNamed(params.widget ?? '')));
