import type { APIRoute } from 'astro';
import { accelerators, models, offers, offersFrom, rentals } from '../catalogue/index.ts';
import { jsonResponse } from '../components/published-term.ts';

/** The whole catalogue with its sources. Bytes, bytes a second, FLOP a second, watts, USD a token and an hour. */
export const GET: APIRoute = () =>
  jsonResponse({ version: 1, models, accelerators, offers: { from: offersFrom, rows: offers }, rentals });
