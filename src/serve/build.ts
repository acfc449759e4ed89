import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { KEPT } from './kept.ts';
import type { Progress } from './progress.ts';

/** Where the site is built to; `OUT_DIR` sets another folder, for a second site of another name. */
export const outDir = process.env.OUT_DIR || 'dist';

/**
 * Room for what a page leaves behind: with Node's 16 MB a tenth of a build is spent on clearing it away. And no last compiler,
 * of JavaScript or of the WebAssembly by which Node reads TypeScript: what it makes of code does not run for long enough to
 * repay it, at ten thousand pages either.
 */
const V8 = ['--max-semi-space-size=64', '--max-opt=2', '--wasm-tiering-budget=1000000000'];

/** Threads that a build keeps busy: one with pages, one with all else. */
const BUSY = 2;

/** How many threads the libraries that bundle and index may take: what is left of the cores, since more would stand in our way. */
function librariesThreads(): Record<string, string> {
  const left = String(Math.max(1, availableParallelism() - BUSY));
  return { RAYON_NUM_THREADS: String(BUSY), ROLLDOWN_WORKER_THREADS: left, TOKIO_WORKER_THREADS: left };
}

/** The bundler makes forty bundles: it keeps the memory of each for the next one. */
const KEEPS_MEMORY = { MIMALLOC_PURGE_DELAY: '-1' };

/** Lines of what Astro says that are shown where it names no page. */
const LINES = 15;

/** What went wrong: the line that names a page where there is one, else how Astro's account of it begins. */
function reasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return /content\/[\w./-]+:\d+: .+/.exec(output)?.[0] ?? lines.slice(0, LINES).join('\n');
}

/** What a reader at the terminal, or a machine that stops, sends. */
const ENDING = ['SIGINT', 'SIGTERM'] as const;

/** Where the site of before waits until the next one stands. */
const SCRATCH = '.cache';

/** Where Node keeps what it makes of modules, which is a tenth of a build. */
export const CODE = '.cache/code';

/** A first build may be the last one, and to keep so much takes half a second: the second one does. */
const codeCache = (): Record<string, string> => (existsSync(KEPT) ? { NODE_COMPILE_CACHE: resolve(CODE) } : {});

/** The site of before, out of the way. */
interface Aside {
  drop(): Promise<void>;
  restore(): Promise<void>;
}

/**
 * Moves the site of before out of the way, unless the folder holds what no build of ours has written. It is removed later: ext4
 * is slow to make files where as many have just been removed.
 */
async function setAside(): Promise<Aside> {
  if (existsSync(outDir) && readdirSync(outDir).length > 0 && !existsSync(join(outDir, '_headers')))
    throw new Error(`OUT_DIR must be an empty folder or an earlier build, and ${outDir} is neither`);
  await mkdir(SCRATCH, { recursive: true });
  const folder = await mkdtemp(join(SCRATCH, 'before-'));
  const before = join(folder, 'site');
  // A folder of another disk, or one that is mounted, cannot be moved.
  if (existsSync(outDir)) await rename(outDir, before).catch(() => rm(outDir, { recursive: true, force: true }));
  const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const restore = async (): Promise<void> => {
    await rm(outDir, { recursive: true, force: true });
    if (existsSync(before)) await rename(before, outDir);
    await drop();
  };
  return { drop, restore };
}

/** How a process ends. */
type End = [code: number | null, signal: NodeJS.Signals | null];

/**
 * Waits until the child has built or failed, and hands on the signals that would end this process, so that it can put things
 * right. To give back its gigabyte takes a child that has built a tenth of a second, in which nobody need wait for it.
 */
async function ended(child: ChildProcess): Promise<End> {
  const hand = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ENDING) process.on(signal, hand);
  const closed = once(child, 'close') as Promise<End>;
  const built = new Promise<End>((resolve) => {
    child.on('message', (progress: Progress) => 'built' in progress && resolve([0, null]));
  });
  const end = await Promise.race([closed, built]);
  for (const signal of ENDING) process.off(signal, hand);
  for (const pipe of [child.stdout, child.stderr]) pipe?.destroy();
  child.unref();
  if (child.connected) child.disconnect();
  return end;
}

/**
 * Builds everything: pages, data files, embed bundles, search index. Says what it is at. Where it fails or is ended, the site
 * of before stays.
 * @throws {Error} with one line that names file, line and what to do, where a page is at fault
 */
export async function build(): Promise<void> {
  const began = performance.now();
  const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log('Building the site …');
  const aside = await setAside();
  const { FORCE_COLOR: _, ...environment } = process.env;
  const child = fork(new URL('astro-build.ts', import.meta.url), {
    execArgv: V8,
    env: {
      ...librariesThreads(),
      ...KEEPS_MEMORY,
      ...codeCache(),
      ...environment,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const listen = (chunk: Buffer): void => {
    said += stripVTControlCharacters(chunk.toString());
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  let done = '';
  child.on('message', (progress: Progress) => {
    if ('step' in progress) console.log(`  ${seconds().padStart(7)}  ${progress.step}`);
    else if ('pages' in progress)
      done = `${progress.pages} pages with ${Math.round(progress.memory / 1e6)} MB of memory at most`;
  });
  const [code, signal] = await ended(child).catch(async (error: unknown) => {
    await aside.restore();
    throw error;
  });
  if (code !== 0) {
    await aside.restore();
    throw new Error(signal === null ? reasonIn(said) : `it was ended by ${signal}`);
  }
  await aside.drop();
  console.log(`Built ${done} in ${seconds()}.`);
}

if (import.meta.main) {
  try {
    await build();
  } catch (error) {
    console.error(`Build failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
