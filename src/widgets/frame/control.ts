import { type View, type ViewElement, view } from '../../view/index.ts';
import { type Choices, type Field, type Fields, type SelectionField, shownTexts, type Texts } from './field.ts';

/** How controls are drawn. */
export interface Drawing {
  /** Begins every id, so that two widgets in one document keep apart. */
  readonly prefix: string;
  /** Live controls offer every choice; those that a page prints show the chosen one and wait. */
  readonly live: boolean;
}

/** Choices under their headings, in the order in which a heading first comes. */
function options(choices: Choices, chosen: string, { live }: Drawing, taken: readonly string[] = []): View {
  const rows = Object.entries(choices).filter(([id]) => live || id === chosen);
  const option = ([id, { name }]: (typeof rows)[number]): ViewElement =>
    view('option', { value: id, selected: id === chosen, disabled: id !== chosen && taken.includes(id) }, name);
  const groups = Map.groupBy(rows, ([, { group }]) => group ?? '');
  return [...groups].map(([group, members]): View => {
    const own = members.map(option);
    return group === '' ? own : view('optgroup', { label: group }, ...own);
  });
}

function numberInput(
  field: Extract<Field, { type: 'number' }>,
  value: string,
  shared: ViewElement['attributes'],
): ViewElement {
  return view('input', {
    ...shared,
    type: 'number',
    inputmode: field.step === 1 ? 'numeric' : 'decimal',
    autocomplete: 'off',
    min: field.least,
    max: field.most,
    step: field.step ?? 'any',
    value,
    placeholder: 'open' in field ? field.open : undefined,
  });
}

/** The choice of a select whose text was pasted. */
export const PASTED = view('option', { value: '{', selected: true, hidden: true }, 'as pasted below');

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The ids that a selection's text names, as they stand; what is unknown is the parser's to refuse. */
const idsIn = (text: string): string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** Rows of a selection, each a select with a button that takes it away, and a button that adds one. */
function selection(name: string, field: SelectionField, text: string, drawing: Drawing): ViewElement {
  const { choices, most, one, label } = field;
  const ids = idsIn(text);
  const disabled = !drawing.live;
  const rows = ids.map((id, index) => {
    const called = choices[id]?.name ?? id;
    return view(
      'div',
      { class: 'i-row' },
      view(
        'select',
        { name, disabled, 'aria-label': `${upper(one)} ${index + 1}`, 'data-part': index },
        options(choices, id, drawing, ids),
      ),
      ids.length < 2
        ? ''
        : view(
            'button',
            {
              type: 'button',
              class: 'i-quiet',
              'data-remove': index,
              'data-of': name,
              disabled,
              'aria-label': `Remove ${called}`,
            },
            view('span', { 'aria-hidden': 'true' }, '×'),
          ),
    );
  });
  const full = ids.length >= Math.min(most, Object.keys(choices).length);
  return view(
    'fieldset',
    { class: 'i-field i-selection', 'data-selection': name },
    view('legend', {}, label),
    view('div', { class: 'i-rows' }, ...rows),
    view(
      'button',
      { type: 'button', class: 'i-quiet', 'data-add': name, disabled: disabled || full },
      full ? `${ids.length} ${one}s at most` : `Add a ${one}`,
    ),
  );
}

/** Text in place of a row: it stands apart, since most readers choose. */
const pasteView = (id: string, name: string, text: string, { live }: Drawing): ViewElement =>
  view(
    'details',
    { class: 'i-paste', open: text.startsWith('{') },
    view('summary', {}, 'or paste a config.json'),
    view(
      'textarea',
      {
        id: `${id}-pasted`,
        name,
        disabled: !live,
        rows: 5,
        spellcheck: 'false',
        'aria-label': 'config.json',
      },
      text.startsWith('{') ? text : '',
    ),
  );

/** A unit beside its label, where the label does not begin with it: "Users at once" says of what. */
const unitAfter = ({ label, unit }: { readonly label: string; readonly unit: string }): View =>
  label.toLowerCase().startsWith(unit) ? '' : view('span', { class: 'i-unit' }, ` ${unit}`);

/** The control of one field, with the text that it holds now. */
export function control(name: string, field: Field, text: string, drawing: Drawing): ViewElement {
  if (field.type === 'selection') return selection(name, field, text, drawing);
  const id = `${drawing.prefix}-${name}`;
  const help = field.help === undefined ? undefined : `${id}-help`;
  const shared = { id, name, disabled: !drawing.live, 'aria-describedby': help };
  const long =
    field.type === 'text' ||
    (field.type === 'choice' && Object.values(field.choices).some(({ group }) => group !== undefined));
  const unit = field.type === 'number' ? unitAfter(field) : '';
  return view(
    'div',
    { class: long ? 'i-field i-long' : 'i-field' },
    view('label', { for: id }, field.label, unit),
    field.type === 'choice'
      ? view('select', shared, options(field.choices, text, drawing), text.startsWith('{') ? PASTED : '')
      : field.type === 'text'
        ? view('textarea', { ...shared, rows: 6, dir: 'auto', spellcheck: 'false', placeholder: field.open }, text)
        : numberInput(field, text, shared),
    field.type === 'choice' && field.pasted ? pasteView(id, name, text, drawing) : '',
    help === undefined ? '' : view('small', { id: help }, field.help ?? ''),
  );
}

/** Every control of a widget. */
export function controls(fields: Fields, texts: Texts, drawing: Drawing): ViewElement[] {
  const shown = shownTexts(fields, texts);
  return Object.entries(fields).map(([name, field]) => control(name, field, shown[name] ?? '', drawing));
}

/** A selection's text after a button: a row less, or one more that is not there yet. */
export function changedSelection(
  { choices }: SelectionField,
  text: string,
  change: { readonly remove: number } | { readonly add: true },
): string {
  const ids = idsIn(text);
  if ('remove' in change) return ids.filter((_, index) => index !== change.remove).join(',');
  const next = Object.keys(choices).find((id) => !ids.includes(id));
  return (next === undefined ? ids : [...ids, next]).join(',');
}
