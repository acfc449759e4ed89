import { elementOf } from './element.ts';
import type { Widget } from './widget.ts';

/** Makes a widget's tag live. A tag that another copy has defined stays as it is. */
export function define(widget: Widget, site: string): void {
  if (customElements.get(widget.tag) === undefined) customElements.define(widget.tag, elementOf(widget, site));
}
