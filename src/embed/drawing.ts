import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHtml, type ViewElement } from '../view/index.ts';
import { openTypeOf } from './woff.ts';

const FONTS = {
  'source-serif-4/files/source-serif-4-latin-400-normal': 'serif-400',
  'source-serif-4/files/source-serif-4-latin-600-normal': 'serif-600',
} as const;

/** Points the drawing library to the site's own fonts, so that a picture is the same on every machine. Before it starts. */
function useOwnFonts(): void {
  const folder = mkdtempSync(join(tmpdir(), 'first-token-fonts-'));
  for (const [file, name] of Object.entries(FONTS))
    writeFileSync(join(folder, `${name}.otf`), openTypeOf(readFileSync(`node_modules/@fontsource/${file}.woff`)));
  const config = join(folder, 'fonts.conf');
  writeFileSync(config, `<fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  process.env.FONTCONFIG_FILE = config;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

let started: Promise<typeof import('sharp')> | undefined;

async function drawing(): Promise<typeof import('sharp')['default']> {
  if (started === undefined) {
    useOwnFonts();
    started = import('sharp');
  }
  return (await started).default;
}

/** Drawings of earlier builds, by what is drawn: most of a build's pictures are those of the last one. */
const CACHE = '.cache/pictures';
/** Grows with whatever changes a picture without changing its drawing. */
const VERSION = 1;

/** A drawing as a PNG, since hosts take no SVG for a preview. */
export async function png(drawn: ViewElement): Promise<Uint8Array<ArrayBuffer>> {
  const svg = toHtml(drawn);
  const file = join(CACHE, `${createHash('sha256').update(`${VERSION} ${svg}`).digest('hex').slice(0, 32)}.png`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return new Uint8Array(kept);
  const sharp = await drawing();
  const made = await sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer();
  await mkdir(CACHE, { recursive: true });
  await writeFile(`${file}.${process.pid}`, made);
  await rename(`${file}.${process.pid}`, file); // whole or not at all, also where two builds run
  return new Uint8Array(made);
}
