import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type TermEvent, watchTerms } from './watch-terms.ts';

function watched(): { folder: string; told: TermEvent[] } {
  const folder = mkdtempSync(join(tmpdir(), 'watch-terms-'));
  writeFileSync(join(folder, 'gpu.mdx'), 'one');
  const told: TermEvent[] = [];
  const watcher = watchTerms(folder, (event) => told.push(event));
  onTestFinished(() => {
    watcher.close();
    rmSync(folder, { recursive: true });
  });
  return { folder, told };
}

test('a page written over is saved, in place or by an editor that puts a new file there', async () => {
  const { folder, told } = watched();
  writeFileSync(join(folder, 'gpu.mdx'), 'two');
  await vi.waitFor(() => expect(told).toContain('saved'));
  told.length = 0;
  writeFileSync(join(folder, 'gpu.mdx~'), 'three');
  renameSync(join(folder, 'gpu.mdx~'), join(folder, 'gpu.mdx'));
  await vi.waitFor(() => expect(told).toContain('saved'));
  expect(told).not.toContain('added');
});

test('a new page is added once, a deleted one removed, and what is no page is not told of', async () => {
  const { folder, told } = watched();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  writeFileSync(join(folder, 'token.mdx'), 'one');
  await vi.waitFor(() => expect(told).toContain('added'));
  rmSync(join(folder, 'token.mdx'));
  await vi.waitFor(() => expect(told).toContain('removed'));
  expect(told.filter((event) => event !== 'saved')).toEqual(['added', 'removed']);
});
