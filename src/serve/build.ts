import { spawn } from 'node:child_process';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DIST = 'dist';

async function sizeOf(folder: string): Promise<{ bytes: number; pages: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name)).then(({ size }) => size)));
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    pages: files.filter(({ name }) => name.endsWith('.html')).length,
  };
}

/** The line of Astro's output that says what is wrong with a page. */
function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const content = lines.find((line) => /content\/terms\/[\w-]+\.mdx:\d+:/.test(line));
  return (
    content ??
    lines.find((line) => /\berror\b/i.test(line)) ??
    lines.filter((line) => line !== '').at(-1) ??
    'no output'
  );
}

/** Builds everything into `dist`: pages, data files, embed bundles, search index. Says so in a few lines; throws one line where it fails. */
export async function build(): Promise<void> {
  const began = performance.now();
  const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log('Building pages, data files, embed bundles and the search index …');
  await rm(DIST, { recursive: true, force: true });
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listen = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const step of chunk.toString().matchAll(/\[after-build\] (.+)/g)) console.log(`  ${seconds()}  ${step[1]}`);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${reasonIn(output)}\n\n${output.trim().split('\n').slice(-25).join('\n')}`);
  const { bytes, pages } = await sizeOf(DIST);
  console.log(`Built ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB, in ${seconds()}.`);
}

if (import.meta.main) {
  try {
    await build();
  } catch (error) {
    console.error(`Build failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
