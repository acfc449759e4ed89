import { spawn } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../serve/free-port.ts';

/** Changes whose time is taken; the first ones warm what a writer's server has warm. */
const CHANGES = 5;
const WARMING = 2;
/** Milliseconds in which a change must show. */
const PATIENCE = 30_000;

/** Seconds from saving a page to having it rendered anew by the server for writers; the median of several changes. */
export async function devChange(folder: string, slug: string): Promise<number> {
  const port = await freePort();
  const env = { ...process.env, ASTRO_DEV_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const args = ['node_modules/astro/bin/astro.mjs', 'dev', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        if (/ready in/.test(said)) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('close', () => reject(new Error(`the server for writers ended:\n${said.slice(-2000)}`)));
    });
    const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/terms/${slug}/`)).text();
    await page();
    const took: number[] = [];
    for (let change = 0; change < CHANGES; change++) {
      const words = `Change number ${change} of this page.`;
      await appendFile(join(folder, 'content/terms', `${slug}.mdx`), `\n${words}\n`);
      const began = performance.now();
      while (!(await page()).includes(words))
        if (performance.now() - began > PATIENCE) throw new Error(`the server for writers shows no "${words}"`);
      took.push((performance.now() - began) / 1000);
    }
    return took.slice(WARMING).sort((a, b) => a - b)[Math.floor((CHANGES - WARMING) / 2)] ?? Number.NaN;
  } finally {
    child.kill();
  }
}
