import type { APIRoute, GetStaticPaths } from 'astro';
import { textResponse } from '../../../../components/published-term.ts';
import { embedDocument, presetNamed, presetPaths } from '../../../../embed/index.ts';

export const getStaticPaths = (() => presetPaths()) satisfies GetStaticPaths;

/** The bare page of a widget in one of its settings: an address for hosts that drop a query. */
export const GET: APIRoute = ({ params }) => textResponse(embedDocument(...presetNamed(params)), 'text/html');
