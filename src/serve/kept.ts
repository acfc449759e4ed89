import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { site } from '../site.ts';
import { writeWhole } from '../write-whole.ts';

/** Where results of builds stand, in a folder named by what they were made from. */
export const KEPT = '.cache/kept';

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

/**
 * The folder of what builds have made with a project's code as it is; what other code has made is removed. None where another
 * program than npm has installed the project: there is no telling which packages it has.
 */
export function keptFolder(root: string): string | undefined {
  if (!existsSync(join(root, INSTALLED))) return undefined;
  const [all, name] = [join(root, KEPT), nameOfCode(root)];
  for (const other of existsSync(all) ? readdirSync(all) : [])
    if (other !== name) rmSync(join(all, other), { recursive: true, force: true });
  mkdirSync(join(all, name), { recursive: true });
  return join(all, name);
}

/** What stands in a file as `keepIn` has written it; undefined where it is not there, or not whole. */
export function keptIn(file: string): unknown {
  try {
    return deserialize(readFileSync(file));
  } catch {
    return undefined;
  }
}

export const keepIn = (file: string, made: unknown): void => writeWhole(file, serialize(made));

/** Takes a result of an earlier build, or else makes it and keeps it for the next. */
export type Keep = <Made>(name: string, make: () => Made | Promise<Made>) => Promise<Made>;

/** Keeps what depends on code alone, so that a writer's build does not make it again. */
export function keeper(folder: string | undefined): Keep {
  if (folder === undefined) return async (_, make) => make();
  return async <Made>(name: string, make: () => Made | Promise<Made>): Promise<Made> => {
    const file = join(folder, name);
    const kept = keptIn(file) as Made | undefined;
    if (kept !== undefined) return kept;
    const made = await make();
    keepIn(file, made);
    return made;
  };
}
