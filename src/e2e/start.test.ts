import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { freePort } from '../serve/free-port.ts';
import { printed, projectCopy, run, start } from './command.ts';
import { hostPage } from './host.ts';

const START = ['src/serve/start.ts'];

test('a port that is in use ends the start with one line that offers another', async () => {
  const taken = Number(new URL(await hostPage('')).port);
  const { code, stdout, stderr } = await run(START, { env: { PORT: String(taken) } });
  expect(code).toBe(1);
  expect(stderr).toBe(`Port ${taken} is in use. Choose another: PORT=${taken + 1} npm start\n`);
  expect(stdout).toBe('');
});

test.each(['abc', '0', '70000', '80.5'])('PORT=%s is refused with what was expected', async (PORT) => {
  const { code, stderr } = await run(START, { env: { PORT } });
  expect([code, stderr]).toEqual([1, `PORT must be a whole number from 1 to 65535, got "${PORT}"\n`]);
});

test('a page that is broken ends the start with one line: file, line and what to do', async () => {
  const cwd = await projectCopy();
  await appendFile(join(cwd, 'content/terms/vram.mdx'), '\nSee [[vrom]].\n');
  const { code, stdout, stderr } = await run(START, { cwd, env: { PORT: String(await freePort()) } });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Build failed: content\/terms\/vram\.mdx:\d+: \[\[vrom\]\]: no such term or alias; did you mean vram[^\n]*\n$/,
  );
  expect(stdout).not.toContain('Serving');
});

test('front matter that breaks its schema is named by file and key', async () => {
  const cwd = await projectCopy();
  await appendFile(join(cwd, 'content/terms/broken.mdx'), '---\ntitle: Broken\n---\n');
  const { code, stderr } = await run(['src/serve/build.ts'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Build failed: content\/terms\/broken\.mdx:\d+: [^\n]+\n$/);
});

/** A copy of the project with a site in it. */
async function builtBefore(): Promise<{ cwd: string; site: () => Record<string, string> }> {
  const cwd = await projectCopy();
  const dist = join(cwd, 'dist');
  await mkdir(dist);
  for (const file of ['_headers', 'index.html']) await writeFile(join(dist, file), 'of before');
  const site = () =>
    Object.fromEntries(readdirSync(dist).map((file) => [file, readFileSync(join(dist, file), 'utf8')]));
  return { cwd, site };
}
const BEFORE = { _headers: 'of before', 'index.html': 'of before' };
const setAside = (cwd: string): string[] =>
  readdirSync(join(cwd, '.cache')).filter((name) => name.startsWith('before'));

test('a build that fails leaves the site of before as it was', async () => {
  const { cwd, site } = await builtBefore();
  await appendFile(join(cwd, 'content/terms/vram.mdx'), '\nSee [[vrom]].\n');
  expect((await run(['src/serve/build.ts'], { cwd })).code).toBe(1);
  expect([site(), setAside(cwd)]).toEqual([BEFORE, []]);
});

test('a build that is ended half-way leaves the site of before as it was', async () => {
  const { cwd, site } = await builtBefore();
  const child = start(['src/serve/build.ts'], { cwd });
  const said = text(child.stderr as Readable);
  await printed(child, /writing pages/);
  child.kill('SIGTERM');
  expect(await said).toBe('Build failed: it was ended by SIGTERM\n');
  expect([site(), setAside(cwd)]).toEqual([BEFORE, []]);
});

test('a folder with what no build has written is not built over', async () => {
  const cwd = await projectCopy();
  await mkdir(join(cwd, 'photos'));
  await writeFile(join(cwd, 'photos/cat.jpg'), 'a cat');
  const { code, stderr } = await run(['src/serve/build.ts'], { cwd, env: { OUT_DIR: 'photos' } });
  expect(code).toBe(1);
  expect(stderr).toBe('Build failed: OUT_DIR must be an empty folder or an earlier build, and photos is neither\n');
  expect(readdirSync(join(cwd, 'photos'))).toEqual(['cat.jpg']);
});

test('what was built is served with its headers until it is told to end', async () => {
  const PORT = String(await freePort());
  const child = start([...START, '--no-build'], { env: { PORT } });
  const [, url = ''] = await printed(child, /Serving on (\S+)/);
  expect(url).toBe(`http://127.0.0.1:${PORT}/`);
  const page = await fetch(`${url}terms/gpu/`);
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, "frame-ancestors 'self'"]);
  expect(await page.text()).toContain('<h1>GPU</h1>');
  const moved = await fetch(`${url}terms/gpu`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/terms/gpu/']);
  const missing = await fetch(`${url}terms/no-such-term/`);
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('No page has this address')]);
  const hidden = await fetch(`${url}%2e%2e/package.json`);
  expect(hidden.status).toBe(404);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a test run without its browser says what to install, and still counts', async () => {
  const { code, stdout, stderr } = await run(['src/e2e/run-all.ts'], { env: { CHROME_PATH: '/nowhere/chrome' } });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^CHROME_PATH names no file: "\/nowhere\/chrome"\. Install [^\n]+\n$/);
  expect(stdout).toBe('0 passed, 1 failed\n');
});
