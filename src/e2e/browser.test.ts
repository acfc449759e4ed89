import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser, installedBrowser, type Machine } from './browser.ts';

const bare: Machine = { platform: 'linux', arch: 'x64', env: { PATH: '/usr/bin' }, exists: () => false };

test('on Linux x64 the browser of the packages is taken', () => {
  expect(installedBrowser({ ...bare, exists: () => true })).toBeUndefined();
});

test('elsewhere an installed Chrome or Chromium is taken', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(installedBrowser({ ...bare, platform: 'darwin', exists: (file) => file === chrome })).toBe(chrome);
  const chromium = '/usr/bin/chromium';
  expect(installedBrowser({ ...bare, arch: 'arm64', exists: (file) => file === chromium })).toBe(chromium);
});

test('where there is none, one line says what to install', () => {
  const missing = () => installedBrowser({ ...bare, platform: 'darwin', arch: 'arm64' });
  expect(missing).toThrow(/^The browser tests found no browser on darwin arm64\. Install .*CHROME_PATH[^\n]*$/);
});

test('CHROME_PATH comes first, and must name a file', () => {
  const env = { CHROME_PATH: '/opt/chrome' };
  expect(installedBrowser({ ...bare, env, exists: () => true })).toBe('/opt/chrome');
  expect(() => installedBrowser({ ...bare, env })).toThrow('CHROME_PATH names no file: "/opt/chrome".');
});

test('the browser of the packages is told of a folder with fonts in it: without any it crashes', async ({ skip }) => {
  const { FONTCONFIG_PATH } = (await findBrowser()).env;
  if (FONTCONFIG_PATH === undefined) return skip('an installed browser uses the fonts of its machine');
  const named = readFileSync(join(FONTCONFIG_PATH, 'fonts.conf'), 'utf8').match(/(?<=<dir>).+(?=<\/dir>)/g) ?? [];
  expect(named.filter(existsSync).flatMap((folder) => globSync('**/*.ttf', { cwd: folder }))).not.toEqual([]);
});
