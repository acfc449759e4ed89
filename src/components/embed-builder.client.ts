import type { Snippets } from '../widgets/index.ts';

interface Live extends HTMLElement {
  readonly snippets?: Snippets | undefined;
}

/** The part of the page on embedding where a snippet is put together beside the live widget. */
function startBuilder(builder: HTMLElement): void {
  const stage = builder.querySelector<HTMLElement>('[data-stage]');
  const snippet = builder.querySelector('textarea');
  const told = builder.querySelector('[data-told]');
  if (stage === null || snippet === null || told === null) return;
  const entry = (name: string): HTMLSelectElement | null => builder.querySelector(`select[name="${name}"]`);
  const live = (): Live | null => stage.querySelector<Live>(':scope > *');

  const tell = (): void => {
    const way = (entry('way')?.value ?? 'script') as keyof Snippets;
    snippet.value = live()?.snippets?.[way] ?? '';
    told.textContent = '';
  };
  const show = (): void => {
    const tag = `inference-${entry('widget')?.value}`;
    if (live()?.localName !== tag) stage.replaceChildren(document.createElement(tag));
    live()?.setAttribute('theme', entry('theme')?.value ?? 'auto');
    tell();
  };
  const copy = async (): Promise<void> => {
    snippet.select();
    try {
      await navigator.clipboard.writeText(snippet.value);
      told.textContent = 'Copied.';
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // the browser keeps the clipboard to itself
      told.textContent = 'Selected: copy it with the keyboard.';
    }
  };

  const asked = new URLSearchParams(location.search).get('widget');
  const widgets = entry('widget');
  if (widgets !== null && [...widgets.options].some(({ value }) => value === asked)) widgets.value = asked ?? '';
  builder.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.name !== '') show();
  });
  builder.addEventListener('inference-change', tell);
  builder.querySelector('[data-copy]')?.addEventListener('click', () => void copy());
  show();
}

const builder = document.querySelector<HTMLElement>('[data-builder]');
if (builder !== null) startBuilder(builder);
