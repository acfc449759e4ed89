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

/** What pages show of each widget, by its short name. */
export type ShownWidgets = Readonly<Record<string, Shown>>;

/** Those that are made elsewhere while pages are compiled. */
export const shownShelf = shelf<ShownWidgets>();

function shownOf(widget: Widget): Shown {
  const { outcome, ...rest } = card(widget);
  const { plays: _, ...answer } = outcome.answer; // they are functions, which no thread hands to another
  return { ...rest, answer, html: renderWidget(widget, {}, { sync: 'query' }, outcome) };
}

export const shownWidgets = (): ShownWidgets =>
  Object.fromEntries(Object.values(widgets).map((widget) => [shortName(widget), shownOf(widget)]));

/** What a page shows of a widget: a build answers once, in one of its threads. */
export async function shownWidget(widget: Widget): Promise<Shown> {
  const made = await shownShelf.get(async () => ({}));
  return made[shortName(widget)] ?? shownOf(widget);
}

const addressOf = (widget: Widget, preset?: Preset): string =>
  [shortName(widget), ...(preset === undefined ? [] : [preset.id])].join('/');

/**
 * The bare page of every widget for iframes, and its oEmbed data, by their paths in the site's folder. A setting of a widget
 * has an address of its own, for hosts that drop a query.
 */
export function* embedFiles(): Generator<[path: string, body: () => string]> {
  for (const widget of Object.values(widgets))
    for (const preset of [undefined, ...widget.presets]) {
      const address = addressOf(widget, preset);
      yield [`embed/${address}/index.html`, () => embedDocument(widget, preset)];
      yield [`oembed/${address}.json`, () => `${JSON.stringify(oembed(widget, preset), undefined, 1)}\n`];
    }
}
