import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

/** What a command took. */
export interface Timed {
  readonly seconds: number;
  /** Bytes that it and all that it started held at once, at most; undefined where the system does not tell. */
  readonly memory: number | undefined;
  readonly output: string;
}

/** Milliseconds between two looks at the memory. Each takes one or two, which a build that keeps all cores busy cannot spare. */
const LOOK = 250;
const PAGE = 4096;

/** Resident bytes of a process and of all that it started, by Linux's own books. */
function residentBytes(root: number): number | undefined {
  try {
    const parents = new Map<number, number[]>();
    const pages = new Map<number, number>();
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      try {
        // The name in brackets may hold spaces: fields are counted from its end.
        const [, parent = '0'] = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        parents.set(Number(parent), [...(parents.get(Number(parent)) ?? []), Number(entry)]);
        pages.set(Number(entry), Number(readFileSync(`/proc/${entry}/statm`, 'utf8').split(' ')[1]));
      } catch {
        // It ended between two looks.
      }
    }
    const own = (id: number): number =>
      (pages.get(id) ?? 0) * PAGE + (parents.get(id) ?? []).reduce((sum, child) => sum + own(child), 0);
    return own(root);
  } catch {
    return undefined;
  }
}

/** Where and how a command runs. */
interface Setting {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly tell?: (line: string) => void;
}

/**
 * Runs a command to its end and measures it.
 * @throws {Error} with its last lines, where it fails
 */
export async function timed(
  [program = '', ...args]: readonly string[],
  { cwd, env = {}, tell = () => {} }: Setting,
): Promise<Timed> {
  const began = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listen = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const line of chunk.toString().split('\n')) if (line.trim() !== '') tell(line);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  let memory = child.pid === undefined ? undefined : residentBytes(child.pid);
  const looks = setInterval(() => {
    const now = child.pid === undefined ? undefined : residentBytes(child.pid);
    if (now !== undefined) memory = Math.max(memory ?? 0, now);
  }, LOOK);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(looks);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed in ${cwd}:\n${output.slice(-3000)}`);
  return { seconds, memory, output };
}

/** What a build took that found nothing, and the next one. */
export interface TimedTwice {
  readonly first: Timed;
  readonly again: Timed;
}

/** Where the output of the first of two builds waits, beside what they are built from. */
export const FIRST_OUTPUT = 'output-of-the-first';

/**
 * Runs a build twice: first from nothing, then with all that it has kept but its output, which is moved away. Removed, it would
 * slow what comes next: ext4 is slow to make files where as many have just been removed.
 */
export async function timedTwice(command: readonly string[], output: string, setting: Setting): Promise<TimedTwice> {
  const first = await timed(command, setting);
  await rename(output, join(setting.cwd, FIRST_OUTPUT));
  return { first, again: await timed(command, setting) };
}
