import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that is there whole or not at all, also where two builds write it at a time or one is ended. */
export function writeWhole(file: string, bytes: Uint8Array | string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, bytes);
  renameSync(aside, file);
}
