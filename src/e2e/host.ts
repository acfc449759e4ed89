import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Another site, on an origin of its own, with one page. */
export async function hostPage(html: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const server = createServer((request, response) => {
    const found = request.url === '/';
    response.writeHead(found ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(found ? html : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A blog post with something embedded. */
export const post = (body: string, { head = '', html = '' } = {}): string =>
  `<!DOCTYPE html><html lang="en" ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A post</title>${head}</head><body><h1>A post</h1>${body}</body></html>`;
