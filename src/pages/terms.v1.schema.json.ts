import type { APIRoute } from 'astro';
import { jsonResponse } from '../components/published-term.ts';
import { termsSchema } from '../components/terms-schema.ts';
import { site } from '../site.ts';

/** What `/terms.v1.json` holds: JSON Schema, draft 2020-12. */
export const GET: APIRoute = () => jsonResponse(termsSchema(`${site.url}/terms.v1.schema.json`));
