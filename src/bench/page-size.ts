import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

/** Bytes of a page's HTML. */
export interface PageSize {
  readonly raw: number;
  readonly brotli: number;
}

export function pageSize(file: string): PageSize {
  const html = readFileSync(file);
  return { raw: html.length, brotli: brotliCompressSync(html).length };
}

/** The value that so large a share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
