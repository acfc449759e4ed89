import type { APIRoute } from 'astro';
import { textResponse } from '../../../components/published-term.ts';
import { pageCss, widgets } from '../../../widgets/index.ts';

/** Styles of widgets as pages print them, before their script runs. */
export const GET: APIRoute = () => textResponse(pageCss(Object.values(widgets).map(({ tag }) => tag)), 'text/css');
