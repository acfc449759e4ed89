import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const WINDOWS = process.platform === 'win32';

const require = createRequire(import.meta.url);

/** What people who use the package with React or Astro have beside it. */
const BESIDE = {
  astro: require.resolve('astro/package.json'),
  react: require.resolve('react/package.json'),
  'react-dom': require.resolve('react-dom/package.json'),
  '@types/react': require.resolve('@types/react/package.json'),
  '@types/react-dom': require.resolve('@types/react-dom/package.json'),
};

/** A program of somebody else with the packed package installed in it, from the tarball and without a network. */
export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** What the tarball holds, by path, and its size in bytes. */
  readonly packed: { readonly size: number; readonly files: readonly string[] };
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

const npm = async (words: readonly string[], cwd: string): Promise<string> => {
  const { NODE_ENV: _, ...env } = process.env;
  const { stdout } = await execute('npm', [...words], { cwd, env, shell: WINDOWS });
  return stdout;
};

/** Packs this repository, and installs the tarball as its reader would. */
export async function installedPackage(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'first-token-package-'));
  const packed = await npm(['pack', '--json', '--silent', '--pack-destination', folder], '.');
  const [{ filename, size, files }] = JSON.parse(packed) as [
    { filename: string; size: number; files: { path: string }[] },
  ];
  const tarball = join(folder, filename);
  await writeFile(join(folder, 'package.json'), '{ "name": "reader", "version": "1.0.0", "type": "module" }');
  await npm(['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], folder);
  for (const [name, file] of Object.entries(BESIDE)) {
    const place = join(folder, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(dirname(file), place, 'junction');
  }
  return {
    folder,
    tarball,
    packed: { size, files: files.map(({ path }) => path) },
    async write(texts) {
      for (const [path, text] of Object.entries(texts)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
