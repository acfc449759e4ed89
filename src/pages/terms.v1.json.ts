import type { APIRoute } from 'astro';
import { openLibrary } from '../components/library.ts';
import { jsonResponse, termSummary } from '../components/published-term.ts';
import { site } from '../site.ts';

export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  return jsonResponse({
    name: `${site.name} glossary`,
    version: 1,
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    terms: glossary.terms.map(termSummary),
  });
};
