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
