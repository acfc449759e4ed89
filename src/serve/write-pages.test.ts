import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writingPages } from './write-pages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;

/** What is left for Astro to write, of a path that the usual prerenderer answers so. */
async function leftOf(path: string, rendered: Rendered): Promise<string> {
  const usual: AstroPrerenderer = { name: 'usual', getStaticPaths: async () => [], render: async () => rendered };
  const request = new Request(`https://first-token.dev${path}`);
  const left = await writingPages(usual, folder).render(request, {} as Parameters<AstroPrerenderer['render']>[1]);
  return (left instanceof Response ? left : left.response).text();
}

test.each([
  ['an answer', (text: string) => new Response(text)],
  ['an answer with what Astro adds to it', (text: string) => ({ response: new Response(text) })],
])('a page given as %s is written at once, which leaves nothing to write', async (_, rendered) => {
  expect(await leftOf('/terms/kv-cache/', rendered('<p>A cache</p>'))).toBe('');
  expect(readFileSync(join(folder, 'terms/kv-cache/index.html'), 'utf8')).toBe('<p>A cache</p>');
});

test.each([
  ['a file', '/terms.v1.json', 200],
  ['the page for what is not there, which stands in no folder', '/404/', 200],
  ['a page that leads on', '/old/', 301],
])('%s is left for Astro to write', async (_, path, status) => {
  expect(await leftOf(path, new Response('text', { status }))).toBe('text');
});
