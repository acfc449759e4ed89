import { type View, view } from '../view/index.ts';
import { type Field, parseValues, type Texts } from './field.ts';
import type { Answer, Widget } from './widget.ts';

/** The control of one field. Ids are unique within one widget's tree. */
function control(name: string, field: Field, value: string, disabled: boolean): View {
  const id = `i-${name}`;
  const help = field.help === undefined ? undefined : `${id}-help`;
  const shared = { id, name, disabled, 'aria-describedby': help };
  const input =
    field.type === 'choice'
      ? view(
          'select',
          shared,
          ...field.choices.map(({ id: choice, name: text }) =>
            view('option', { value: choice, selected: choice === value }, text),
          ),
        )
      : view('input', {
          ...shared,
          type: 'number',
          inputmode: 'decimal',
          min: field.least,
          max: field.most,
          step: field.step ?? 'any',
          value,
        });
  const unit = field.type === 'number' ? view('span', { class: 'i-unit' }, field.unit) : '';
  return view(
    'div',
    { class: 'i-field' },
    view('label', { for: id }, field.label),
    view('span', { class: 'i-input' }, input, unit),
    help === undefined ? '' : view('small', { id: help }, field.help ?? ''),
  );
}

/** The controls of a widget with the texts they hold now. */
export function formView(widget: Widget, texts: Texts, disabled: boolean): View {
  const fields = Object.entries(widget.fields).map(([name, field]) =>
    control(name, field, texts[name] ?? String(field.start), disabled),
  );
  const presets = widget.presets.map(({ name }, index) =>
    view('button', { type: 'button', class: 'i-preset', 'data-preset': index, disabled }, name),
  );
  return [
    view('div', { class: 'i-presets', role: 'group', 'aria-label': 'Examples' }, ...presets),
    view('div', { class: 'i-fields' }, ...fields),
  ];
}

/** What a widget shows below its headline: picture, table, what was taken for granted, and how it is computed. */
export function answerView(answer: Answer, playable: boolean): View {
  const [corner, ...heads] = answer.columns;
  return [
    answer.picture,
    answer.play !== undefined
      ? view(
          'div',
          { class: 'i-play' },
          view('button', { type: 'button', 'data-play': true, disabled: !playable }, 'Play at this speed'),
          view('p', { 'data-played': true, 'aria-hidden': 'true' }),
        )
      : '',
    view(
      'div',
      { class: 'i-scroll' },
      view(
        'table',
        {},
        view(
          'thead',
          {},
          view('tr', {}, view('td', {}, corner), ...heads.map((head) => view('th', { scope: 'col' }, head))),
        ),
        view(
          'tbody',
          {},
          ...answer.rows.map(([what, ...values]) =>
            view('tr', {}, view('th', { scope: 'row' }, what), ...values.map((value) => view('td', {}, value))),
          ),
        ),
      ),
    ),
    view('details', {}, view('summary', {}, 'How is this computed?'), view('div', { class: 'i-how' }, ...answer.how)),
    view('ul', { class: 'i-notes' }, ...answer.assumptions.map((text) => view('li', {}, text))),
  ];
}

/** An answer, or the message that stands in its place. */
export type Outcome = { readonly answer: Answer } | { readonly error: string };

/** What a widget says to texts, whatever they are: a message that names the input is an outcome too. */
export function outcomeOf(widget: Widget, texts: Texts): Outcome {
  try {
    return { answer: widget.answer(parseValues(widget.fields, texts)) };
  } catch (error) {
    if (error instanceof RangeError) return { error: error.message };
    throw error;
  }
}

/** The parts of a widget in order: title and question, controls, headline, answer, and where to take it. */
export function bodyView(
  widget: Widget,
  texts: Texts,
  { disabled, take }: { readonly disabled: boolean; readonly take: View },
): View {
  const outcome = outcomeOf(widget, texts);
  return view(
    'section',
    { class: 'i-widget', 'aria-label': widget.title, part: 'widget' },
    view('p', { class: 'i-title' }, widget.title),
    view('p', { class: 'i-question' }, widget.question),
    view('div', { class: 'i-form', part: 'form' }, formView(widget, texts, disabled)),
    view(
      'p',
      { class: 'i-headline', 'aria-live': disabled ? undefined : 'polite', part: 'headline' },
      'answer' in outcome ? outcome.answer.headline : outcome.error,
    ),
    view(
      'div',
      { class: 'i-answer', part: 'answer' },
      'answer' in outcome ? answerView(outcome.answer, !disabled) : '',
    ),
    view('div', { class: 'i-take' }, take),
  );
}
