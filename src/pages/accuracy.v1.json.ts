import type { APIRoute } from 'astro';
import { jsonResponse } from '../components/published-term.ts';
import { fitted } from '../estimate/index.ts';
import { readComparison } from '../fit/comparison.ts';
import { accuracyReport } from '../fit/report.ts';

/** How far estimates lie from published figures: shares, and times measured over predicted. */
export const GET: APIRoute = () => {
  const { regimes, bySource, speedUps, ...report } = accuracyReport();
  return jsonResponse({
    version: 1,
    ...report,
    regimes: regimes.map(({ scored: _, ...regime }) => regime),
    bySource: bySource.map(({ set: { rows: _, ...set }, ...source }) => ({ ...set, ...source })),
    speedUps: speedUps.map(({ one, ...speedUp }) => ({
      model: one.row.model,
      accelerator: one.row.accelerator,
      ...speedUp,
    })),
    comparison: readComparison(),
    constants: fitted,
  });
};
