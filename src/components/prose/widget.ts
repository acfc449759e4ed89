import { Html, type Props } from '../../markdown/index.ts';
import { renderWidget, widgetNamed } from '../../widgets/index.ts';
import { texts } from './calc.ts';

/** `<Widget name="memory" model="llama-3.1-70b" />`: a widget set to the numbers of the example. Its id keeps its state apart in the address. */
export function Widget(props: Props): Html {
  const { name = '', id = name, ...values } = texts(props);
  const widget = widgetNamed(name);
  return new Html(`<div class="widget">${renderWidget(widget, values, { id, sync: 'prefix' })}<!--/widget--></div>`);
}
