import type { APIRoute } from 'astro';
import { textResponse } from '../../../components/published-term.ts';
import { pageCss, stillCss, widgets } from '../../../widgets/index.ts';

/** Styles of widgets as pages print them, before their script runs, and of pictures that stand alone. */
export const GET: APIRoute = () => textResponse(`${pageCss(Object.values(widgets))}${stillCss}`, 'text/css');
