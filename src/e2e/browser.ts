import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { escapeHtml } from '../view/html.ts';

/** A browser to start: its file, and what its process needs to find its libraries and fonts. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Web security stays on: what a policy forbids must fail here too. Nothing outside this machine is reached. */
export const FLAGS: readonly string[] = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-gpu',
  '--hide-scrollbars',
  '--no-zygote',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The machine that a browser is looked for on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
}

/** Version of @sparticuz/chromium in package.json: another version's files are never taken for its own. */
const VERSION = '147.0.0';
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache', `chromium-${VERSION}`);

/** Where its fonts lie: the package's own file names folders of a cloud function, and without a font the browser crashes. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeHtml(join(FOLDER, 'fonts'))}</dir>
  <cachedir>${escapeHtml(join(FOLDER, 'fonts-cache'))}</cachedir>
</fontconfig>
`;

const WHAT_TO_DO =
  'Install Google Chrome or Chromium, or set CHROME_PATH to its file. (npm run unit needs no browser; on Linux x64 one comes with the packages.)';

function installedAt({ platform, env }: Machine): string[] {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium'].flatMap((name) =>
      ['', env.HOME ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined ? [] : [`${folder}\\Google\\Chrome\\Application\\chrome.exe`],
    );
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

/**
 * The browser that is installed here, or undefined where the one of the packages is to be taken.
 * @throws {Error} one line that says what to install, where there is none of either
 */
export function installedBrowser(machine: Machine): string | undefined {
  const chosen = machine.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (machine.exists(chosen)) return chosen;
    throw new Error(`CHROME_PATH names no file: "${chosen}". ${WHAT_TO_DO}`);
  }
  if (machine.platform === 'linux' && machine.arch === 'x64') return undefined;
  const found = installedAt(machine).find(machine.exists);
  if (found !== undefined) return found;
  throw new Error(`The browser tests found no browser on ${machine.platform} ${machine.arch}. ${WHAT_TO_DO}`);
}

/** Unpacks the browser of the packages once, whole or not at all: what was cut short would be taken for a browser. */
async function unpack(): Promise<void> {
  if (existsSync(FOLDER)) return;
  await mkdir(dirname(FOLDER), { recursive: true });
  const folder = await mkdtemp(`${FOLDER}.`);
  // Both are read when the package is imported: it then unpacks the NSS libraries too, which a bare system lacks.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  process.env.TMPDIR = folder;
  const { default: packed } = await import('@sparticuz/chromium');
  await packed.executablePath();
  delete process.env.TMPDIR;
  await writeFile(join(folder, 'fonts/fonts.conf'), FONTS);
  await rename(folder, FOLDER);
}

/** A browser of this machine, ready to be started. */
export async function findBrowser(): Promise<Browser> {
  const { platform, arch, env } = process;
  const executablePath = installedBrowser({ platform, arch, env, exists: existsSync });
  if (executablePath !== undefined) return { executablePath, env: {} };
  await unpack();
  return {
    executablePath: join(FOLDER, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(FOLDER, 'al2023/lib'), env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: join(FOLDER, 'fonts'),
    },
  };
}
