import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What a writer does to the pages of a folder. */
export type TermEvent = 'saved' | 'added' | 'removed';

/**
 * Tells what happens to the pages in a folder. The system watches the folder as one: a watcher of ten thousand files looks at
 * all of them again whenever one is saved.
 */
export function watchTerms(folder: string, tell: (event: TermEvent) => void): { close(): void } {
  const known = new Set(readdirSync(folder));
  return watch(folder, { persistent: false }, (_, name) => {
    if (name === null || !name.endsWith('.mdx')) return;
    const [was, is] = [known.has(name), existsSync(join(folder, name))]; // editors write a new file in the place of the old
    if (is) known.add(name);
    else known.delete(name);
    if (was && is) tell('saved');
    else if (was !== is) tell(is ? 'added' : 'removed');
  });
}
