import { toDom, type View, view } from '../view/index.ts';
import { type Result, search, searchNames } from './query.ts';
import { recentSearches, rememberSearch } from './recent.ts';

/** Milliseconds of rest in typing before full text is asked. */
const REST = 150;

let dialog: HTMLDialogElement | undefined;

const option = (result: Result, index: number): View =>
  view(
    'li',
    { role: 'option', id: `search-option-${index}`, 'aria-selected': 'false' },
    view(
      'a',
      { href: result.url, tabindex: -1 },
      view('span', { class: 'name' }, result.title),
      view('span', { class: 'short' }, result.short),
    ),
  );

function make(): HTMLDialogElement {
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
          'aria-expanded': 'true',
          'aria-controls': 'search-list',
          'aria-autocomplete': 'list',
          'aria-label': 'Search the glossary',
          placeholder: 'A term, an acronym, a question',
          autocomplete: 'off',
          spellcheck: 'false',
        }),
        view('button', { type: 'button', 'data-close': true }, 'Close'),
      ),
      view('p', { class: 'hidden', role: 'status' }),
      view('ul', { id: 'search-list', role: 'listbox', 'aria-label': 'Results' }),
      view('p', { class: 'hint' }, 'Enter opens, arrows move, Esc closes.'),
    ),
    document,
  ) as HTMLDialogElement;
  document.body.append(made);
  return made;
}

/** Wires one dialog: what is typed, the keys that move, and what is chosen. */
function live(own: HTMLDialogElement): void {
  const input = own.querySelector('input') as HTMLInputElement;
  const list = own.querySelector('ul') as HTMLUListElement;
  const status = own.querySelector('[role=status]') as HTMLElement;
  let chosen = -1;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout>;

  const choose = (index: number): void => {
    const options = [...list.children];
    chosen = options.length === 0 ? -1 : (index + options.length) % options.length;
    for (const [at, element] of options.entries()) element.setAttribute('aria-selected', String(at === chosen));
    const id = options[chosen]?.id;
    if (id === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', id);
    options[chosen]?.scrollIntoView({ block: 'nearest' });
  };

  const show = (results: readonly Result[], query: string): void => {
    const kept = chosen > 0 ? list.children[chosen]?.querySelector('a')?.getAttribute('href') : undefined;
    list.replaceChildren(toDom(results.map(option), document));
    choose(
      Math.max(
        0,
        results.findIndex(({ url }) => url === kept),
      ),
    );
    const propose = `Nothing is called "${query}". The list of all terms may help; or propose it by the link at the page's end.`;
    status.textContent = query === '' ? '' : results.length === 0 ? propose : `${results.length} results`;
    status.className = query !== '' && results.length === 0 ? 'empty' : 'hidden';
  };

  const recent = (): void => {
    show(
      recentSearches().map((text) => ({
        url: `/search/?q=${encodeURIComponent(text)}`,
        title: text,
        short: 'searched before',
        passages: [],
      })),
      '',
    );
  };

  const ask = (): void => {
    const query = input.value.trim();
    const turn = ++asked;
    clearTimeout(timer);
    if (query === '') {
      recent();
      return;
    }
    void searchNames(query).then((results) => turn === asked && results.length > 0 && show(results, query));
    timer = setTimeout(() => {
      void search(query).then((results) => turn === asked && show(results, query));
    }, REST);
  };

  input.addEventListener('input', ask);
  input.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    choose(chosen + step);
  });
  own.querySelector('form')?.addEventListener('submit', (event) => {
    rememberSearch(input.value);
    const link = list.children[chosen]?.querySelector('a');
    if (!link) return;
    event.preventDefault();
    location.href = link.href;
  });
  own.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === own || target.closest('[data-close]') !== null) own.close();
    if (target.closest('li') !== null) rememberSearch(input.value);
  });
  own.addEventListener('focusin', () => input.value === '' && list.children.length === 0 && recent());
}

/** Shows the search dialog, ready to type. Closing it gives focus back to what opened it. */
export function openSearch(): void {
  if (dialog === undefined) {
    dialog = make();
    live(dialog);
  }
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}
