import type { APIRoute } from 'astro';
import { openLibrary } from '../components/library.ts';
import { textResponse } from '../components/published-term.ts';
import { termMarkdown } from '../components/term-markdown.ts';

export const GET: APIRoute = async () => {
  const library = await openLibrary();
  return textResponse(library.glossary.terms.map((term) => termMarkdown(term, library)).join('\n---\n\n'));
};
