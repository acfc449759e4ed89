import { toHtml, view } from '../../view/index.ts';
import { bodyView } from './body.ts';
import { parseValues, type Texts } from './field.ts';
import { outcomeOf, type Widget } from './widget.ts';

/** Attributes of a widget's tag that are no fields. */
const LOOKS = ['theme', 'lang'];

/**
 * A widget as a page prints it at build: the element with its state, and in it the answer for readers without scripts,
 * feeds, print and search.
 * @throws {RangeError} on a value that the widget would refuse: a page must not be built with it
 */
export function renderWidget(
  widget: Widget,
  texts: Texts,
  attributes: Readonly<Record<string, string>> = {},
  outcome = outcomeOf(widget, texts),
): string {
  const unknown = Object.keys(texts).find((name) => !(name in widget.fields) && !LOOKS.includes(name));
  if (unknown !== undefined) {
    const known = Object.keys(widget.fields).join(', ');
    throw new RangeError(`${widget.tag} has no field "${unknown}"; expected some of: ${known}`);
  }
  if (outcome.answer === undefined) widget.answer(parseValues(widget.fields, texts)); // throws what the outcome tells
  const prefix = attributes.id ?? widget.tag;
  return toHtml(
    view(widget.tag, { ...texts, ...attributes }, bodyView(widget, { texts, outcome, prefix, live: false, site: '' })),
  );
}
