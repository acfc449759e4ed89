import { toDom, view } from '../view/index.ts';

/** The search dialog, empty: a field, how much was found, a topic to keep to, and room for the answers. */
export function makeDialog(): HTMLDialogElement {
  const made = toDom(
    view(
      'dialog',
      { class: 'search', 'aria-label': 'Search' },
      view(
        'form',
        { action: '/search/' },
        view('input', {
          type: 'search',
          name: 'q',
          role: 'combobox',
          'aria-expanded': 'false',
          'aria-controls': 'search-list',
          'aria-autocomplete': 'list',
          'aria-label': 'Search the glossary',
          placeholder: 'A term, an acronym, a question',
          autocomplete: 'off',
          autocapitalize: 'off',
          enterkeyhint: 'go',
          spellcheck: 'false',
        }),
        view('button', { type: 'button', 'data-close': true }, 'Close'),
      ),
      view(
        'div',
        { class: 'found' },
        view('p', { role: 'status' }),
        view('select', { 'aria-label': 'Topic' }, view('option', { value: '' }, 'All topics')),
      ),
      view('div', { id: 'search-list', role: 'listbox', class: 'options', 'aria-label': 'Results' }),
      view(
        'p',
        { class: 'hint' },
        view('span', {}, 'Enter opens, arrows move, Esc closes.'),
        view('button', { type: 'button', 'data-forget': true, hidden: true }, 'Forget these searches'),
      ),
    ),
    document,
  ) as HTMLDialogElement;
  document.body.append(made);
  return made;
}
