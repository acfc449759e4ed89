import type { APIRoute } from 'astro';
import { scenarioSchema } from '../cli/index.ts';
import { jsonResponse } from '../components/published-term.ts';
import { site } from '../site.ts';

/** What the estimate command reads: JSON Schema, draft 2020-12. */
export const GET: APIRoute = () => jsonResponse(scenarioSchema(`${site.url}/scenario.v1.schema.json`));
