import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes of a page's HTML. */
export interface PageSize {
  readonly raw: number;
  readonly brotli: number;
  /** What pages are compared by: the best of brotli gains or loses half a per cent where a file's name has another digest. */
  readonly gzip: number;
}

export function pageSize(file: string): PageSize {
  const html = readFileSync(file);
  return { raw: html.length, brotli: brotliCompressSync(html).length, gzip: gzipSync(html, { level: 9 }).length };
}
