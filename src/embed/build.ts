import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** The scripts that other people's pages load, by file name: their entry. */
const entries = {
  'embed.js': 'loader.ts',
  'cost.js': 'cost.ts',
  'latency.js': 'latency.ts',
  'memory.js': 'memory.ts',
  'page.js': 'page.ts',
  'resize.js': 'resize.ts',
} as const;

/** Facts that no widget shows: where a row's numbers come from stays on the catalogue page. */
const withoutSources = {
  name: 'without-sources',
  transform: {
    filter: { id: /src\/catalogue\/(?:models|accelerators)\// },
    handler: (code: string): string =>
      code
        .replace(/^ {4}sources: \[[\s\S]*?\],\n(?= {4}\w| {2}\},)/gm, '    sources: [],\n')
        .replace(/^ {4}note:\s+(?:'.*'|".*"),\n/gm, ''),
  },
};

async function bundle(entry: string): Promise<string> {
  const build = await rolldown({
    input: join(import.meta.dirname, entry),
    platform: 'browser',
    plugins: [withoutSources],
    logLevel: 'warn',
  });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  return output[0].code;
}

/** Size of one bundle as it travels. */
export interface BundleSize {
  readonly file: string;
  readonly brotli: number;
}

/**
 * Writes the embed bundles: `embed/v1/`, which may change, and `embed/<version>/`, which may not, with the hashes for
 * `integrity`. Every part is a classic script of its own.
 */
export async function buildEmbed(outDir: string): Promise<BundleSize[]> {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  const codes = await Promise.all(
    Object.entries(entries).map(async ([file, entry]) => [file, await bundle(entry)] as const),
  );
  const integrity = Object.fromEntries(
    codes.map(([file, code]) => [file, `sha384-${createHash('sha384').update(code).digest('base64')}`]),
  );
  for (const folder of ['v1', version]) {
    const path = join(outDir, 'embed', folder);
    await mkdir(path, { recursive: true });
    await Promise.all(codes.map(([file, code]) => writeFile(join(path, file), code)));
    await writeFile(join(path, 'integrity.json'), `${JSON.stringify({ version, integrity }, undefined, 1)}\n`);
  }
  return codes.map(([file, code]) => ({ file, brotli: brotliCompressSync(code).length }));
}
