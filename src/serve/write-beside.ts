import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Library } from '../components/library.ts';
import { writeNew } from './write-new.ts';

/** Terms that a thread takes at a time. After them it takes a breath: the indexer may wait for its next pages. */
const HANDFUL = 8;

/**
 * Writes what a site has of its terms beside their pages. Several threads may be at it, whichever have nothing else to do: what
 * is taken, counted in memory that they share, is written by one of them.
 */
export async function writeTermFiles(library: Library, folder: string, taken: Int32Array): Promise<void> {
  const { termFiles } = await import('../components/term-files.ts');
  const { terms } = library.glossary;
  const filesOf = termFiles(library);
  const next = (): number => Atomics.add(taken, 0, HANDFUL);
  for (let at = next(); at < terms.length; at = next()) {
    for (const term of terms.slice(at, at + HANDFUL))
      for (const [path, body] of filesOf(term)) writeNew(join(folder, path), body());
    await setImmediate();
  }
}
