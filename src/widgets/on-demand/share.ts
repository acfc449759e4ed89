import { toDom, type View, view } from '../../view/index.ts';
import type { Snippets } from '../frame/snippets.ts';
import { type Answer, shortName, type Widget } from '../frame/widget.ts';
import { csv, download, drawnFile } from './file.ts';

const WAYS = {
  link: ['Link', 'The tool with these numbers'],
  script: ['Script tag', 'Where your page may load a script'],
  iframe: ['Iframe', 'Where scripts are stripped'],
  picture: ['Picture with link', 'No script, no frame. For mail, download the picture instead'],
  markdown: ['Markdown', 'For forums, issues and notes'],
  csv: ['Numbers as CSV', 'Unrounded'],
} as const;

function way(key: keyof typeof WAYS, text: string): View {
  const [name, hint] = WAYS[key];
  const id = `i-share-${key}`;
  return view(
    'div',
    { class: 'i-way' },
    view('label', { for: id }, name, view('span', { class: 'i-unit' }, ` ${hint}`)),
    view('textarea', { id, readonly: true, rows: 2, spellcheck: 'false', 'data-way': key }, text),
    view('button', { type: 'button', 'data-copy': key, 'aria-label': `Copy: ${name}` }, 'Copy'),
  );
}

/** A frame without an origin of its own: neither clipboard nor download works there, and trying is reported as an error. */
const isClosed = (): boolean => self.origin === 'null';

const COPIED_SHOWN = 1500;

function say(button: HTMLButtonElement, word: string, told: (text: string) => void): void {
  const before = button.dataset.before ?? button.textContent;
  button.dataset.before = before;
  button.textContent = word;
  told(word);
  setTimeout(() => {
    button.textContent = before;
  }, COPIED_SHOWN);
}

async function copy(text: HTMLTextAreaElement): Promise<boolean> {
  text.select();
  if (isClosed() || navigator.clipboard === undefined) return false;
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false; // the page that holds the frame keeps the clipboard to itself
    throw error;
  }
}

/** Link, embed codes and files of a widget's present state. Where a frame forbids clipboard and files, the text is selected. */
export function shareView(
  widget: Widget,
  answer: Answer,
  ways: Snippets,
  {
    picture,
    paper,
    note,
    told,
  }: {
    readonly picture: Element;
    readonly paper: string;
    /** What links and codes leave out. */
    readonly note: string | undefined;
    readonly told: (text: string) => void;
  },
): Node {
  const numbers = csv(answer.data);
  const texts = { ...ways, csv: numbers };
  const files: View = isClosed()
    ? ''
    : view(
        'div',
        { class: 'i-presets' },
        view('button', { type: 'button', 'data-file': 'svg' }, 'Download picture (SVG)'),
        view('button', { type: 'button', 'data-file': 'csv' }, 'Download numbers (CSV)'),
      );
  const made = toDom(
    view(
      'div',
      { class: 'i-ways' },
      note === undefined || note === '' ? '' : view('p', {}, note),
      ...(Object.keys(WAYS) as (keyof typeof WAYS)[]).map((key) => way(key, texts[key])),
      files,
    ),
    document,
  );
  made.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const name = shortName(widget);
    if (target.dataset.file === 'csv') download(`${name}.csv`, 'text/csv', numbers);
    if (target.dataset.file === 'svg')
      download(
        `${name}.svg`,
        'image/svg+xml',
        drawnFile(picture, { paper, credit: ways.link.replace(/^https?:\/\/|\?.*$/g, '') }),
      );
    const text = target.parentElement?.querySelector('textarea');
    if (target.dataset.copy === undefined || !text) return;
    void copy(text).then((done) => say(target, done ? 'Copied' : 'Selected: copy it with the keyboard', told));
  });
  return made;
}
