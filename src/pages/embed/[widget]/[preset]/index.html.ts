import type { APIRoute, GetStaticPaths } from 'astro';
import { textResponse } from '../../../../components/published-term.ts';
import { presetNamed, presetPaths, publishedEmbed } from '../../../../embed/index.ts';

export const getStaticPaths = (() => presetPaths()) satisfies GetStaticPaths;

/** The bare page of a widget in one of its settings: an address for hosts that drop a query. */
export const GET: APIRoute = async ({ params }) =>
  textResponse((await publishedEmbed(...presetNamed(params))).page, 'text/html');
