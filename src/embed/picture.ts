import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { site } from '../site.ts';
import { toHtml, type View, type ViewElement, view } from '../view/index.ts';
import { outcomeOf, palette, type Widget } from '../widgets/index.ts';
import { openTypeOf } from './woff.ts';

const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 64];
const SERIF = 'Source Serif 4';
/** Width of a letter of the serif face in units of its size, on average. */
const LETTER = 0.49;

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

function lines(text: string, size: number): string[] {
  const most = Math.floor((WIDTH - 2 * MARGIN) / (size * LETTER));
  const made: string[] = [];
  for (const word of text.split(' ')) {
    const last = made.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) made.push(word);
    else made[made.length - 1] = `${last} ${word}`;
  }
  return made;
}

const paragraph = (text: string, y: number, size: number, weight: number): View =>
  lines(text, size).map((line, index) =>
    view('text', { x: MARGIN, y: y + index * size * 1.3, 'font-size': size, 'font-weight': weight }, line),
  );

/** The card of a widget: its question, its answer as it starts, and the picture of it. */
function cardDrawing(widget: Widget): ViewElement {
  const { answer } = outcomeOf(widget, {});
  const headline = answer?.headline ?? widget.question;
  const below = 214 + lines(headline, 34).length * 34 * 1.3;
  const height = Number(answer?.picture.attributes.height ?? 1);
  const scale = Math.min(1.75, (HEIGHT - below - 24) / height);
  const picture = answer && {
    ...answer.picture,
    attributes: { ...answer.picture.attributes, width: (WIDTH - 2 * MARGIN) / scale, 'font-family': SERIF },
  };
  return view(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height: HEIGHT,
      fill: palette.ink.light,
      color: palette.ink.light,
      'font-family': SERIF,
    },
    view('rect', { width: WIDTH, height: HEIGHT, fill: palette.paper.light }),
    view('rect', { width: WIDTH, height: 14, fill: palette.accent.light }),
    view('rect', { x: MARGIN, y: 52, width: 7, height: 30 }),
    view('rect', { x: MARGIN + 11, y: 55, width: 27, height: 24, fill: palette.accent.light }),
    view('text', { x: MARGIN + 52, y: 77, 'font-size': 28, 'font-weight': 600 }, site.name),
    paragraph(widget.title, 158, 60, 600),
    paragraph(headline, 224, 34, 400),
    picture ? view('g', { transform: `translate(${MARGIN} ${below}) scale(${scale})` }, picture) : '',
  );
}

/** The card as a PNG, since hosts take no SVG for a preview. */
export async function cardImage(widget: Widget): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await drawing();
  const png = await sharp(Buffer.from(toHtml(cardDrawing(widget))))
    .png({ compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}
