import { shelf } from '../shelf.ts';
import { type Preset, shortName, type Widget, widgets } from '../widgets/index.ts';
import { embedDocument } from './document.ts';
import { oembed } from './oembed.ts';

/** Bare pages and their oEmbed data, by the address of the page: `latency`, `latency/70b-h100`. */
export type EmbedTexts = Readonly<Record<string, EmbedText>>;

interface EmbedText {
  readonly page: string;
  readonly oembed: ReturnType<typeof oembed>;
}

/** Those that are made elsewhere while pages are compiled. */
export const embedShelf = shelf<EmbedTexts>('embed');

const addressOf = (widget: Widget, preset?: Preset): string =>
  [shortName(widget), ...(preset === undefined ? [] : [preset.id])].join('/');

const textOf = (widget: Widget, preset?: Preset): EmbedText => ({
  page: embedDocument(widget, preset),
  oembed: oembed(widget, preset),
});

/** All of them, every widget in every setting. */
export function embedTexts(): EmbedTexts {
  const all = Object.values(widgets).flatMap((widget) =>
    [undefined, ...widget.presets].map((preset) => [addressOf(widget, preset), textOf(widget, preset)] as const),
  );
  return Object.fromEntries(all);
}

/** The bare page of a widget, in a setting of it, with its oEmbed data. */
export async function publishedEmbed(widget: Widget, preset?: Preset): Promise<EmbedText> {
  const made = await embedShelf.get(async () => ({}));
  return made[addressOf(widget, preset)] ?? textOf(widget, preset);
}
