import { shelf } from '../shelf.ts';
import type { Report } from './report.ts';

export const reportShelf = shelf<Report>();

/** The accuracy report as the pages have it. */
export const publishedReport = (): Promise<Report> =>
  reportShelf.get(async () => (await import('./report.ts')).accuracyReport());
