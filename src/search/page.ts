import { toDom, type View, view } from '../view/index.ts';
import { openFullText } from './full-text.ts';
import { besideName, excerptView, marked } from './marked.ts';
import type { Passage } from './passages.ts';
import { proposalUrl } from './propose.ts';
import { nearestTerms, type Result, search, warm } from './query.ts';
import { recentSearches, rememberSearch } from './recent.ts';

const REST = 200;

const passage = ({ url, title, excerpt }: Passage): View =>
  view('p', { class: 'passage' }, view('a', { href: url }, title), ' ', ...excerptView(excerpt));

const item = ({ url, title, short, category, by, passages }: Result, query: string): View =>
  view(
    'li',
    {},
    view('a', { class: 'name', href: url }, ...marked(title, query)),
    besideName(by, category, query),
    view('p', {}, ...marked(short, query)),
    // The part under the page's own title says what its definition says.
    ...passages.filter((part) => part.title !== title).map(passage),
  );

const searchedBefore = (text: string): View =>
  view(
    'li',
    {},
    view('a', { class: 'name', href: `/search/?q=${encodeURIComponent(text)}` }, text),
    view('p', {}, 'Searched before.'),
  );

const count = (results: readonly Result[]): string =>
  `${results.length} ${results.length === 1 ? 'page' : 'pages'}, best first.`;

/** The search page: what the address asks for, and what is typed after. */
function start(root: HTMLElement): void {
  const input = root.querySelector('input') as HTMLInputElement;
  const topic = root.querySelector('select') as HTMLSelectElement;
  const list = root.querySelector('[data-results]') as HTMLElement;
  const said = root.querySelector('[role=status]') as HTMLElement;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout>;

  /** What stands in the list for a query, and what is said of it. */
  const answer = async (
    query: string,
    category: string,
    first: (results: readonly Result[]) => void,
  ): Promise<[items: View[], words: View[]]> => {
    if (query === '') return [recentSearches().map(searchedBefore), []];
    const results = await search(query, category === '' ? {} : { category }, first);
    const names = (await openFullText()) === undefined ? ' Names only: full text is searched after a build.' : '';
    if (results.length > 0) return [results.map((result) => item(result, query)), [count(results) + names]];
    if (category !== '') return [[], [`Nothing was found for “${query}” in ${category}. Other topics may have it.`]];
    const near = await nearestTerms(query);
    const propose = view('a', { href: proposalUrl(query) }, 'Propose it as a term');
    return [
      near.map((result) => item(result, query)),
      [`Nothing was found for “${query}”. `, propose, near.length > 0 ? ', or see the nearest names:' : '.'],
    ];
  };

  const ask = async (): Promise<void> => {
    const turn = ++asked;
    const query = input.value.trim();
    let standing = 0;
    const show = (items: readonly View[]): void => {
      if (standing === 0) list.replaceChildren();
      list.append(toDom(items.slice(standing), document)); // what stands is not drawn again: a reader may be in it
      standing = items.length;
    };
    list.setAttribute('aria-busy', 'true');
    const [items, words] = await answer(query, topic.value, (first) => {
      if (turn === asked) show(first.map((result) => item(result, query)));
    });
    if (turn !== asked) return;
    show(items);
    said.replaceChildren(toDom(words, document));
    list.setAttribute('aria-busy', 'false');
  };

  const written = (): void => {
    const url = new URL(location.href);
    for (const [name, value] of [
      ['q', input.value.trim() === '' ? '' : input.value],
      ['topic', topic.value],
    ] as const) {
      if (value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    history.replaceState(history.state, '', url);
  };

  const now = (): void => {
    clearTimeout(timer);
    written();
    void ask();
  };

  /** Arrows go from the field through the results, as in the dialog. */
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    if (step === 0 || at < 0 || (at === 0 && step < 0)) return;
    event.preventDefault();
    stops[Math.min(at + step, stops.length - 1)]?.focus();
  };

  const address = new URLSearchParams(location.search);
  input.value = address.get('q') ?? '';
  topic.value = address.get('topic') ?? '';
  if (topic.selectedIndex < 0) topic.value = '';
  input.addEventListener('focus', () => void warm(), { once: true });
  input.addEventListener('input', () => {
    list.setAttribute('aria-busy', 'true');
    clearTimeout(timer);
    timer = setTimeout(now, REST);
  });
  topic.addEventListener('change', now);
  root.addEventListener('keydown', move);
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    rememberSearch(input.value);
    now();
  });
  void ask();
}

const root = document.querySelector<HTMLElement>('[data-search-page]');
if (root !== null) start(root);
