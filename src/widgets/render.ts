import { find } from '../catalogue/index.ts';
import { toHtml, view } from '../view/index.ts';
import { bodyView } from './body.ts';
import { parseValues, type Texts } from './field.ts';
import { shortName } from './snippets.ts';
import type { Widget } from './widget.ts';

/**
 * A widget as a page prints it at build: the element with its state, and in it the answer for readers without scripts,
 * feeds, print and search.
 * @throws {RangeError} on a value that the widget would refuse: a page must not be built with it
 */
export function renderWidget(widget: Widget, texts: Texts, attributes: Readonly<Record<string, string>> = {}): string {
  widget.answer(parseValues(widget.fields, texts));
  const unknown = Object.keys(texts).find((name) => !(name in widget.fields));
  if (unknown !== undefined)
    throw new RangeError(
      `${widget.tag} has no field "${unknown}"; expected some of: ${Object.keys(widget.fields).join(', ')}`,
    );
  const take = view('a', { href: `/tools/${shortName(widget)}/` }, 'Open this tool on its own page');
  return toHtml(view(widget.tag, { ...texts, ...attributes }, bodyView(widget, texts, { disabled: true, take })));
}

/** A widget by its short name. */
export function widgetNamed(widgets: Readonly<Record<string, Widget>>, name: string): Widget {
  return find(widgets, name, 'widget');
}
