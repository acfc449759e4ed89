import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keeper, keptFolder } from './kept.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'first-token-kept-'));
  mkdirSync(join(root, 'src/estimate'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'src/estimate/step.ts'), 'export const step = 1;\n');
  writeFileSync(join(root, 'content/vram.mdx'), 'VRAM\n');
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

/** What a build takes under a name, and how often builds have made it. */
function builds() {
  let made = 0;
  return {
    take: () =>
      keeper(keptFolder(root))('report', () => {
        made += 1;
        return { rows: new Map([['H200', 4.8]]), bytes: new Uint8Array([1, 2]) };
      }),
    made: () => made,
  };
}

test('a second build takes what the first has made, as it was', async () => {
  const { take, made } = builds();
  const first = await take();
  expect(await take()).toEqual(first);
  expect(made()).toBe(1);
});

test('a page that changes leaves it standing', async () => {
  const { take, made } = builds();
  await take();
  writeFileSync(join(root, 'content/vram.mdx'), 'Video memory\n');
  await take();
  expect(made()).toBe(1);
});

test.each([
  ['a line of code that changes', 'src/estimate/step.ts'],
  ['a new module', 'src/estimate/chat.ts'],
  ['another version of the package', 'package.json'],
  ['a package that is installed', 'node_modules/.package-lock.json'],
])('%s has it made anew', async (_, file) => {
  const { take, made } = builds();
  await take();
  writeFileSync(join(root, file), '{"changed":true}');
  await take();
  expect(made()).toBe(2);
});

test('only what the last code has made is kept', async () => {
  const { take } = builds();
  await take();
  writeFileSync(join(root, 'src/estimate/step.ts'), 'export const step = 2;\n');
  await take();
  expect(readdirSync(join(root, '.cache/kept'))).toHaveLength(1);
});

test('a file that was cut off is made again', async () => {
  const { take, made } = builds();
  await take();
  const [folder = ''] = readdirSync(join(root, '.cache/kept'));
  writeFileSync(join(root, '.cache/kept', folder, 'report'), '');
  await take();
  await take();
  expect(made()).toBe(2);
});

test('what cannot be made is told, and is tried again', async () => {
  const keep = keeper(keptFolder(root));
  await expect(
    keep('report', () => {
      throw new Error('no measurements');
    }),
  ).rejects.toThrow('no measurements');
  expect(await keep('report', () => 'made')).toBe('made');
});

test('a project that npm has not installed keeps nothing', async () => {
  rmSync(join(root, 'node_modules/.package-lock.json'));
  const { take, made } = builds();
  await take();
  await take();
  expect(made()).toBe(2);
});
