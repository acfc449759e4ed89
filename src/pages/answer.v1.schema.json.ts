import type { APIRoute } from 'astro';
import { answerSchema } from '../cli/index.ts';
import { jsonResponse } from '../components/published-term.ts';
import { site } from '../site.ts';

/** What the estimate command writes: JSON Schema, draft 2020-12. */
export const GET: APIRoute = () => jsonResponse(answerSchema(`${site.url}/answer.v1.schema.json`));
