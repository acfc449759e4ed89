import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { escapeHtml, toHtml, type ViewElement } from '../view/index.ts';
import { writeWhole } from '../write-whole.ts';
import { openTypeOf } from './woff.ts';

const FONTS = {
  'source-serif-4/files/source-serif-4-latin-400-normal': 'serif-400',
  'source-serif-4/files/source-serif-4-latin-600-normal': 'serif-600',
} as const;

/** Where the fonts stand for the drawing library, which reads what a site sends to nobody. */
const FOLDER = '.cache/fonts';

/** Points the drawing library to the site's own fonts, so that a picture is the same on every machine. Before it starts. */
function useOwnFonts(): void {
  const folder = resolve(FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const [file, name] of Object.entries(FONTS))
    writeWhole(join(folder, `${name}.otf`), openTypeOf(readFileSync(`node_modules/@fontsource/${file}.woff`)));
  const config = join(folder, 'fonts.conf');
  writeWhole(
    config,
    `<fontconfig><dir>${escapeHtml(folder)}</dir><cachedir>${escapeHtml(folder)}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = config;
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
  mkdirSync(CACHE, { recursive: true });
  writeWhole(file, made);
  return new Uint8Array(made);
}
