import { shelf } from '../shelf.ts';
import { type Answer, type Preset, renderWidget, shortName, type Widget, widgets } from '../widgets/index.ts';
import { type Card, card } from './card.ts';
import { embedDocument } from './document.ts';
import { oembed } from './oembed.ts';

/** How a widget presents itself as it starts, with what of its answer a page prints, and the widget as it stands there. */
export interface Shown extends Omit<Card, 'outcome'> {
  readonly answer: Omit<Answer, 'plays'>;
  readonly html: string;
}

/** Bare pages and their oEmbed data, by the address of the page: `latency`, `latency/70b-h100`. */
export type EmbedTexts = Readonly<Record<string, EmbedText>>;

interface EmbedText {
  /** Of a widget as it starts: pages show no other setting. */
  readonly shown?: Shown;
  readonly page: string;
  readonly oembed: ReturnType<typeof oembed>;
}

/** Those that are made elsewhere while pages are compiled. */
export const embedShelf = shelf<EmbedTexts>();

const addressOf = (widget: Widget, preset?: Preset): string =>
  [shortName(widget), ...(preset === undefined ? [] : [preset.id])].join('/');

function shownOf(widget: Widget): Shown {
  const { outcome, ...rest } = card(widget);
  const { plays: _, ...answer } = outcome.answer; // they are functions, which no thread hands to another
  return { ...rest, answer, html: renderWidget(widget, {}, { sync: 'query' }, outcome) };
}

const textOf = (widget: Widget, preset?: Preset): EmbedText => ({
  ...(preset === undefined && { shown: shownOf(widget) }),
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

/** What a page shows of a widget: a build answers once, in one of its threads. */
export async function shownWidget(widget: Widget): Promise<Shown> {
  const made = await embedShelf.get(async () => ({}));
  return made[addressOf(widget)]?.shown ?? shownOf(widget);
}

/** The bare page of a widget, in a setting of it, with its oEmbed data. */
export async function publishedEmbed(widget: Widget, preset?: Preset): Promise<EmbedText> {
  const made = await embedShelf.get(async () => ({}));
  return made[addressOf(widget, preset)] ?? textOf(widget, preset);
}
