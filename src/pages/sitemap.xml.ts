import type { APIRoute } from 'astro';
import { openLibrary } from '../components/library.ts';
import { textResponse } from '../components/published-term.ts';
import { site } from '../site.ts';
import { widgetNames } from '../widgets/index.ts';

/** Pages of the site that are not terms or topics. */
const PAGES = [
  '/',
  '/terms/',
  '/search/',
  '/tools/',
  '/tools/workbench/',
  '/accuracy/',
  '/accuracy/constants/',
  '/catalogue/',
  '/catalogue/media/',
  '/catalogue/prices/',
  '/api/',
  '/embed/',
  '/map/',
  '/changes/',
];

export const GET: APIRoute = async () => {
  const { glossary } = await openLibrary();
  const topics = new Set(glossary.terms.map((term) => `/topics/${term.category}/`));
  const plain = [...PAGES, ...topics, ...widgetNames.map((name) => `/tools/${name}/`)].map(
    (path) => `<url><loc>${site.url}${path}</loc></url>`,
  );
  const terms = glossary.terms.map(
    ({ slug, reviewed }) => `<url><loc>${site.url}/terms/${slug}/</loc><lastmod>${reviewed}</lastmod></url>`,
  );
  return textResponse(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...plain, ...terms].join('\n')}
</urlset>
`,
    'application/xml',
  );
};
