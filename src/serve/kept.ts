import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { site } from '../site.ts';

/** Where results of builds stand, in a folder named by what they were made from. */
const KEPT = '.cache/kept';

/** What npm has installed, by npm's own account. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Names all that a result is made from where no page has a part in it: the code, the packages, Node and the site's name. */
function nameOfCode(root: string): string {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  const files = sources.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digest = createHash('sha256').update(`${process.version} ${JSON.stringify(site)}`);
  for (const file of [join(root, 'package.json'), join(root, INSTALLED), ...files.sort()]) {
    const bytes = readFileSync(file);
    digest.update(`\n${file} ${bytes.length}\n`).update(bytes);
  }
  return digest.digest('hex').slice(0, 32);
}

/** Takes a result of an earlier build, or else makes it and keeps it for the next. */
export type Keep = <Made>(name: string, make: () => Made | Promise<Made>) => Promise<Made>;

/**
 * Keeps what depends on a project's code alone, so that a writer's build does not make it again. A project that another
 * program than npm has installed keeps nothing: there is no telling which packages it has.
 */
export function keeper(root: string): Keep {
  if (!existsSync(join(root, INSTALLED))) return async (_, make) => make();
  const folder = join(root, KEPT, nameOfCode(root));
  return async <Made>(name: string, make: () => Made | Promise<Made>): Promise<Made> => {
    const file = join(folder, name);
    try {
      return deserialize(readFileSync(file)) as Made;
    } catch {
      const made = await make(); // it is not there, or not whole
      for (const other of existsSync(join(root, KEPT)) ? readdirSync(join(root, KEPT)) : [])
        if (join(root, KEPT, other) !== folder) rmSync(join(root, KEPT, other), { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.${process.pid}`, serialize(made));
      renameSync(`${file}.${process.pid}`, file);
      return made;
    }
  };
}
