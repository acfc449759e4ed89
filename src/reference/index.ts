import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Entry, entriesOf, reexportsOf } from './entry.ts';

export type { Entry } from './entry.ts';

/**
 * What a module exports, read from its index file and the files behind it: names in the order of the index, types after
 * functions and constants. Types alone are read, nothing is run or checked.
 * @throws {RangeError} where the index names what its file does not export
 */
export async function referenceOf(index: string): Promise<Entry[]> {
  const entries = new Map<string, Entry>(entriesOf(index, await readFile(index, 'utf8')));
  for (const { from, names } of reexportsOf(await readFile(index, 'utf8'))) {
    const file = join(dirname(index), from);
    const text = await readFile(file, 'utf8');
    const own = entriesOf(file, text);
    const further = reexportsOf(text);
    for (const name of names ?? own.keys()) {
      const entry = own.get(name) ?? (await behind(file, further, name));
      if (entry === undefined)
        throw new RangeError(`${index} exports "${name}" from ${from}, which does not declare it`);
      entries.set(name, entry);
    }
  }
  const rank = ({ kind }: Entry): number => ['function', 'constant', 'class', 'type'].indexOf(kind);
  return [...entries.values()].sort((a, b) => rank(a) - rank(b));
}

/** A name that an inner index passes on. */
async function behind(file: string, further: ReturnType<typeof reexportsOf>, name: string): Promise<Entry | undefined> {
  const through = further.find(({ names }) => names?.includes(name));
  if (through === undefined) return undefined;
  const path = join(dirname(file), through.from);
  return entriesOf(path, await readFile(path, 'utf8')).get(name);
}
