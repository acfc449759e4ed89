import { brotliCompressSync, constants } from 'node:zlib';
import type { Request } from 'playwright-core';

/** Of brotli, as hosts use it on the fly. */
const QUALITY = 5;

/** Bytes that a response takes, compressed; fonts are left out, they are kept between pages. */
export async function weigh(request: Request): Promise<number> {
  if (request.resourceType() === 'font' || /^(?:data|blob):/.test(request.url())) return 0;
  const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).length;
}
