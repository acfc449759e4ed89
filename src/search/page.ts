import { toDom, type View, view } from '../view/index.ts';
import { hasFullText, type Passage, type Result, search } from './query.ts';
import { rememberSearch } from './recent.ts';

const REST = 200;

const passage = ({ url, title, excerpt }: Passage): View =>
  view(
    'p',
    { class: 'passage' },
    view('a', { href: url }, title),
    ' … ',
    ...excerpt.map(({ text, marked }) => (marked ? view('mark', {}, text) : text)),
  );

const item = ({ url, title, short, passages }: Result): View =>
  view(
    'li',
    {},
    view('a', { class: 'name', href: url }, title),
    view('p', {}, short),
    // The part under the page's own title says what its definition says.
    ...passages.filter((part) => part.title !== title).map(passage),
  );

/** The search page: what the address asks for, and what is typed after. */
function start(root: HTMLElement): void {
  const input = root.querySelector('input') as HTMLInputElement;
  const list = root.querySelector('[data-results]') as HTMLElement;
  const said = root.querySelector('[role=status]') as HTMLElement;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout>;

  const ask = async (): Promise<void> => {
    const query = input.value.trim();
    const turn = ++asked;
    list.setAttribute('aria-busy', 'true');
    const results = await search(query);
    if (turn !== asked) return;
    list.replaceChildren(toDom(results.map(item), document));
    const none = `Nothing was found for "${query}". The list of all terms has every name; a missing one can be proposed by "Report an error" below.`;
    const names = (await hasFullText()) ? '' : ' Names only: full text is searched after a build.';
    said.textContent =
      query === ''
        ? ''
        : results.length === 0
          ? none
          : `${results.length} ${results.length === 1 ? 'page' : 'pages'}, best first.${names}`;
    list.setAttribute('aria-busy', 'false');
  };

  const written = (): void => {
    const url = new URL(location.href);
    if (input.value.trim() === '') url.searchParams.delete('q');
    else url.searchParams.set('q', input.value);
    history.replaceState(history.state, '', url);
  };

  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.addEventListener('input', () => {
    list.setAttribute('aria-busy', 'true');
    clearTimeout(timer);
    timer = setTimeout(() => {
      written();
      void ask();
    }, REST);
  });
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    rememberSearch(input.value);
    written();
    void ask();
  });
  void ask();
}

const root = document.querySelector<HTMLElement>('[data-search-page]');
if (root !== null) start(root);
