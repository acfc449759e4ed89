import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embed } from './build.ts';

/**
 * Writes the embed bundles into a site's folder: `embed/v1/`, which may change, and `embed/<version>/`, which may not. A version
 * that was released stands there already, frozen, and is left alone.
 */
export async function writeEmbed({ version, files }: Embed, folder: string): Promise<void> {
  for (const name of ['v1', version]) {
    const path = join(folder, 'embed', name);
    if (existsSync(join(path, 'integrity.json'))) continue;
    await mkdir(path, { recursive: true });
    await Promise.all([...files].map(([file, text]) => writeFile(join(path, file), text)));
  }
}
