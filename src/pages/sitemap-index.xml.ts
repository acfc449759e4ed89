import type { APIRoute } from 'astro';
import { openLibrary } from '../components/library.ts';
import { textResponse } from '../components/published-term.ts';
import { site } from '../site.ts';

export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  const reviewed =
    glossary.terms
      .map((term) => term.reviewed)
      .sort()
      .at(-1) ?? '';
  return textResponse(
    `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${site.url}/sitemap.xml</loc><lastmod>${reviewed}</lastmod></sitemap></sitemapindex>
`,
    'application/xml',
  );
};
