import type { APIRoute } from 'astro';
import { openLibrary } from '../components/library.ts';
import { jsonResponse, termsFile } from '../components/published-term.ts';

export const GET: APIRoute = async () => jsonResponse(termsFile((await openLibrary()).glossary));
