import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundles, integrityOf } from './bundle.ts';
import { manifest } from './manifest.ts';

/** The embed bundles, not yet written. */
export interface Embed {
  readonly version: string;
  /** Scripts, and what is told of them, by file name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Makes the embed bundles, with the hashes for `integrity` and the manifest of the elements. */
export async function bundleEmbed(): Promise<Embed> {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  const codes = await bundles();
  const integrity = Object.fromEntries([...codes].map(([file, code]) => [file, integrityOf(code)]));
  const files = new Map([
    ...codes,
    ['integrity.json', `${JSON.stringify({ version, integrity }, undefined, 1)}\n`],
    ['custom-elements.json', `${JSON.stringify(manifest(), undefined, 1)}\n`],
  ]);
  return { version, files };
}
