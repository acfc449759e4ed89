import { Html, type Props } from '../../markdown/index.ts';
import { renderWidget, widgetNamed } from '../../widgets/index.ts';
import { texts } from './calc.ts';
import { remembered } from './remembered.ts';

const rendered = remembered(({ name = '', id = name, ...values }) =>
  renderWidget(widgetNamed(name), values, { id, sync: 'prefix' }),
);

/** `<Widget name="memory" model="llama-3.1-70b" />`: a widget set to the numbers of the example. Its id keeps its state apart in the address. */
export function Widget(props: Props): Html {
  return new Html(`<div class="widget">${rendered(texts(props))}<!--/widget--></div>`);
}
