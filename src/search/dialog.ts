import { toDom, type View, view } from '../view/index.ts';
import { makeDialog } from './dialog-view.ts';
import { allResultsOption, answerOptions, type Option, optionView, proposeOption, recentOptions } from './options.ts';
import { proposalUrl } from './propose.ts';
import { nearestTerms, type Result, search, searchNames, warm } from './query.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';

/** Milliseconds of rest in typing before full text is asked. */
const REST = 150;
/** Pages whose text is fetched while typing. */
const PAGES = 4;

let dialog: HTMLDialogElement | undefined;

/** Wires one dialog: what is typed, the keys that move, and what is chosen. */
function live(own: HTMLDialogElement): void {
  const input = own.querySelector('input') as HTMLInputElement;
  const list = own.querySelector('[role=listbox]') as HTMLElement;
  const status = own.querySelector('[role=status]') as HTMLElement;
  const topic = own.querySelector('select') as HTMLSelectElement;
  const forget = own.querySelector('[data-forget]') as HTMLButtonElement;
  let chosen = -1;
  let asked = 0;
  let shownFor = '';
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

  /** Shows lines; one that was chosen by hand stays chosen. */
  const show = (options: readonly Option[], said: string): void => {
    const kept = chosen > 0 ? list.children[chosen]?.getAttribute('href') : undefined;
    list.replaceChildren(toDom(options.map(optionView), document));
    input.setAttribute('aria-expanded', String(options.length > 0));
    const again = options.findIndex(({ href }) => href === kept);
    choose(Math.max(0, again));
    if (again < 0) list.scrollTop = 0;
    forget.hidden = options[0]?.kind !== 'recent';
    if (status.textContent !== said) status.textContent = said; // each change is read out
  };

  const answer = (results: readonly Result[], query: string): void => {
    shownFor = query;
    show(
      [...answerOptions(results, query), allResultsOption(query, topic.value)],
      `${results.length} ${results.length === 1 ? 'page' : 'pages'}, best first.`,
    );
  };

  const nothing = async (query: string, turn: number): Promise<void> => {
    if (topic.value !== '') {
      shownFor = query;
      show([allResultsOption(query)], `Nothing was found for “${query}” in ${topic.value}. Other topics may have it.`);
      return;
    }
    const near = await nearestTerms(query);
    if (turn !== asked) return;
    shownFor = query;
    const said = near.length === 0 ? '' : 'The nearest names are listed. ';
    show(
      [...answerOptions(near, query), proposeOption(query, proposalUrl(query))],
      `Nothing is called “${query}”. ${said}The last entry proposes it.`,
    );
  };

  const recent = (): void => show(recentOptions(recentSearches()), '');

  const ask = (): void => {
    const query = input.value.trim();
    const turn = ++asked;
    clearTimeout(timer);
    if (query === '') {
      recent();
      return;
    }
    const narrow = topic.value === '' ? {} : { category: topic.value };
    void searchNames(query, narrow).then((results) => turn === asked && results.length > 0 && answer(results, query));
    timer = setTimeout(() => {
      void search(query, { ...narrow, pages: PAGES }).then((results) => {
        if (turn !== asked) return;
        if (results.length > 0) answer(results, query);
        else void nothing(query, turn);
      });
    }, REST);
  };

  /** Takes up a search of before instead of leaving the page for it. */
  const refill = (item: Element | null | undefined): boolean => {
    if (!item?.classList.contains('recent')) return false;
    input.value = item.querySelector('.name')?.textContent ?? '';
    input.focus();
    ask();
    return true;
  };

  const go = async (query: string): Promise<void> => {
    const [first] = shownFor === query ? [] : await searchNames(query);
    const link = shownFor === query ? list.children[chosen]?.getAttribute('href') : undefined;
    location.href = link ?? first?.url ?? allResultsOption(query).href;
  };

  input.addEventListener('input', ask);
  topic.addEventListener('change', ask);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault(); // a search field would be emptied first
      own.close();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.isComposing) return;
    event.preventDefault();
    choose(chosen + step);
  });
  own.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = input.value.trim();
    if (query === '') {
      refill(list.children[chosen]);
      return;
    }
    rememberSearch(query);
    void go(query);
  });
  own.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === own || target.closest('[data-close]') !== null) own.close();
    const item = target.closest('[role=option]');
    if (item === null) return;
    if (refill(item)) event.preventDefault();
    else rememberSearch(input.value);
  });
  forget.addEventListener('click', () => {
    forgetSearches();
    recent();
    input.focus();
  });
  own.addEventListener('focusin', () => input.value === '' && list.children.length === 0 && recent());
}

const topicOption = (name: string): View => view('option', { value: name }, name);

/** Shows the search dialog, ready to type. Closing it gives focus back to what opened it. */
export function openSearch(): void {
  if (dialog === undefined) {
    dialog = makeDialog();
    live(dialog);
    void warm().then(({ categories }) =>
      dialog?.querySelector('select')?.append(toDom(categories.map(topicOption), document)),
    );
  }
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}
