import { type View, type ViewElement, view } from '../../view/index.ts';
import { datedView, groundsView, tablesView, topView } from './answer.ts';
import { controls, type Drawing } from './control.ts';
import type { Texts } from './field.ts';
import type { Outcome, Widget } from './widget.ts';

/** What a widget's body is drawn from. */
export interface Body extends Drawing {
  readonly texts: Texts;
  readonly outcome: Outcome;
  /** Origin that links lead to; '' within the site itself. */
  readonly site: string;
  readonly today?: string;
}

/** The message that stands in the answer's place. */
function errorView(message: string, prefix: string): ViewElement {
  return view('p', { class: 'i-error', id: `${prefix}-error`, part: 'error' }, message);
}

/** The answer's three parts as they stand around the form. Empty but for the message where there is no answer. */
export function partsOf({
  outcome,
  prefix,
  live,
  site,
  today,
}: Body): Record<'top' | 'tables' | 'grounds' | 'dated', View> {
  const { answer, error } = outcome;
  if (answer === undefined) return { top: errorView(error, prefix), tables: '', grounds: '', dated: '' };
  return {
    top: topView(answer, live),
    tables: tablesView(answer),
    grounds: groundsView(answer, site),
    dated: datedView(answer, today),
  };
}

/** Settings that teach, and the controls. */
function formView({ fields, presets }: Widget, { texts, prefix, live }: Body): ViewElement {
  const buttons = presets.map(({ id, name }) =>
    view('button', { type: 'button', 'data-preset': id, disabled: !live }, name),
  );
  return view(
    'div',
    {
      class: 'i-form',
      part: 'form',
      role: 'group',
      'aria-label': 'Settings',
      'data-pagefind-ignore': live ? undefined : 'all',
    },
    buttons.length === 0
      ? ''
      : view('div', { class: 'i-presets', role: 'group', 'aria-label': 'Examples' }, ...buttons),
    view('div', { class: 'i-fields' }, ...controls(fields, texts, { prefix, live })),
  );
}

/**
 * A widget's body: the same tree for the page that prints it and for the browser that makes it live, so that nothing moves
 * when one takes the other's place. The answer comes before the controls, since most readers only read.
 */
export function bodyView(widget: Widget, body: Body): ViewElement {
  const { top, tables, grounds, dated } = partsOf(body);
  return view(
    'section',
    { class: 'i-widget', 'aria-label': widget.title, part: 'widget', lang: 'en', dir: 'ltr' },
    view('div', { class: 'i-title', part: 'title' }, view('b', {}, widget.title), view('p', {}, widget.question)),
    view('div', { class: 'i-top', part: 'answer', 'data-place': 'top' }, top),
    formView(widget, body),
    view('div', { class: 'i-tables', part: 'tables', 'data-place': 'tables' }, tables),
    view(
      'div',
      { class: 'i-foot', part: 'foot' },
      view('div', { 'data-place': 'grounds' }, grounds),
      view('details', { class: 'i-share' }, view('summary', {}, 'Share, embed, download')),
      view(
        'p',
        { class: 'i-dated' },
        view('span', { 'data-place': 'dated' }, dated),
        view(
          'a',
          { href: `${body.site}/terms/${widget.term}/`, target: body.site === '' ? undefined : '_blank' },
          'What this means',
        ),
      ),
    ),
    view('p', { class: 'i-said', 'aria-live': 'polite', 'data-said': true }),
  );
}
