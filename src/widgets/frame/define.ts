import { elementOf, type Loader } from './element.ts';
import type { Widget } from './widget.ts';

/** Makes a widget's tag live. A tag that another copy has defined stays as it is; where there are no elements nothing happens. */
export function define(widget: Widget, site: string, further: Loader): void {
  if (typeof customElements === 'undefined' || customElements.get(widget.tag) !== undefined) return;
  customElements.define(widget.tag, elementOf(widget, site, further));
}
