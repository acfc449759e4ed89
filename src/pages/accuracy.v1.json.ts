import type { APIRoute } from 'astro';
import { jsonResponse } from '../components/published-term.ts';
import { fitted } from '../estimate/index.ts';
import { readComparison } from '../fit/comparison.ts';
import { publishedReport } from '../fit/published.ts';

/** How far estimates lie from published figures: shares, and times measured over predicted. */
export const GET: APIRoute = async () => {
  const { regimes, bySource, ...report } = await publishedReport();
  return jsonResponse({
    version: 1,
    ...report,
    regimes: regimes.map(({ drawing: _, ...regime }) => regime),
    bySource: bySource.map(({ set, ...source }) => ({ ...set, ...source })),
    comparison: readComparison(),
    constants: fitted,
  });
};
