import { brotliCompressSync, constants } from 'node:zlib';
import type { Request } from 'playwright-core';

/** Of brotli, as hosts use it on the fly. */
const QUALITY = 5;

/** What came for a request. A worker that has ended takes its script's body with it: a static server gives it once more. */
async function bodyOf(request: Request): Promise<Uint8Array> {
  try {
    return (await (await request.response())?.body()) ?? Buffer.alloc(0);
  } catch {
    return (await fetch(request.url())).bytes();
  }
}

/** Bytes that a response takes, compressed; fonts are left out, they are kept between pages. */
export async function weigh(request: Request): Promise<number> {
  if (request.resourceType() === 'font' || /^(?:data|blob):/.test(request.url())) return 0;
  const body = await bodyOf(request);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }).length;
}
