import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundles, integrityOf } from './bundle.ts';
import { manifest } from './manifest.ts';

/** The embed bundles, made but not yet written. */
export interface Embed {
  /** Writes them into a site's folder. */
  write(outDir: string): Promise<void>;
}

/**
 * Makes the embed bundles: `embed/v1/`, which may change, and `embed/<version>/`, which may not, with the hashes for
 * `integrity`. A version that was released stands there already, frozen, and is left alone.
 */
export async function bundleEmbed(): Promise<Embed> {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  const codes = [...(await bundles())];
  const integrity = Object.fromEntries(codes.map(([file, code]) => [file, integrityOf(code)]));
  const texts = {
    'integrity.json': `${JSON.stringify({ version, integrity }, undefined, 1)}\n`,
    'custom-elements.json': `${JSON.stringify(manifest(), undefined, 1)}\n`,
  };
  return {
    async write(outDir) {
      for (const folder of ['v1', version]) {
        const path = join(outDir, 'embed', folder);
        if (existsSync(join(path, 'integrity.json'))) continue;
        await mkdir(path, { recursive: true });
        const files = [...codes, ...Object.entries(texts)];
        await Promise.all(files.map(([file, text]) => writeFile(join(path, file), text)));
      }
    },
  };
}
