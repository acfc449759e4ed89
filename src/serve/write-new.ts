import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const folders = new Set<string>();

/** Writes a file, and its folder before it, at once: one so small takes longer to hand to a thread than to write. */
export function writeNew(file: string, body: string | Uint8Array): void {
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, body);
}
