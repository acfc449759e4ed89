import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import sirv from 'sirv';
import { parseHeaders } from './headers.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml|atom\+xml)|image\/svg)/;

/** Sends what is compressible compressed, where the client takes it. Each file is compressed once. */
function compressing(request: IncomingMessage, response: ServerResponse, cache: Map<string, Buffer>): void {
  if (
    !/\bbr\b/.test(String(request.headers['accept-encoding'])) ||
    request.method !== 'GET' ||
    request.headers.range !== undefined
  )
    return;
  const { writeHead, end } = response;
  const parts: Buffer[] = [];
  let buffered = false;
  response.writeHead = ((status: number, headers?: Record<string, string | number>) => {
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    buffered = (status === 200 || status === 404) && TEXT.test(String(response.getHeader('content-type')));
    if (buffered) {
      response.removeHeader('content-length');
      response.setHeader('content-encoding', 'br');
      response.setHeader('vary', 'accept-encoding');
    }
    return writeHead.call(response, status);
  }) as ServerResponse['writeHead'];
  const write = response.write.bind(response);
  response.write = ((chunk: Buffer | string) => {
    if (!buffered) return write(chunk);
    parts.push(Buffer.from(chunk));
    return true;
  }) as ServerResponse['write'];
  response.end = ((chunk?: Buffer | string) => {
    if (chunk !== undefined) parts.push(Buffer.from(chunk));
    if (!buffered) return end.call(response, chunk as never, 'utf8');
    const key = `${request.url} ${response.getHeader('etag')}`;
    const body =
      cache.get(key) ?? brotliCompressSync(Buffer.concat(parts), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    cache.set(key, body);
    return end.call(response, body as never, 'utf8');
  }) as ServerResponse['end'];
}

/**
 * Serves a folder of static files on loopback, with the headers of its `_headers` file and its own page for what is missing.
 * @throws {Error} with code EADDRINUSE where the port is taken
 */
export async function serve({
  root,
  port,
  host = '127.0.0.1',
}: {
  readonly root: string;
  readonly port: number;
  readonly host?: string;
}): Promise<Served> {
  const rules = join(root, '_headers');
  const headersOf = existsSync(rules) ? parseHeaders(readFileSync(rules, 'utf8')) : (): Record<string, string> => ({});
  const missing = join(root, '404.html');
  const cache = new Map<string, Buffer>();
  // Read anew for each request: a build may replace the files meanwhile.
  const files = sirv(root, { dev: true, etag: true, extensions: ['html'] });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    compressing(request, response, cache);
    if (!path.endsWith('/') && existsSync(join(root, decodeURIComponent(path), 'index.html'))) {
      response.writeHead(301, { location: `${path}/${request.url?.slice(path.length) ?? ''}` });
      response.end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(missing) ? readFileSync(missing) : 'not found');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
