import { toDom, type View, view } from '../view/index.ts';
import type { Snippets } from './snippets.ts';
import { shortName } from './snippets.ts';
import type { Answer, Widget } from './widget.ts';

/** Rows as comma-separated values (RFC 4180). */
export function csv({ columns, rows }: Pick<Answer, 'columns' | 'rows'>): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows]
    .map((row) => row.map((text) => cell(text.replaceAll('\u00a0', ' '))).join(','))
    .join('\r\n');
}

const way = (name: string, text: string): View =>
  view(
    'div',
    {},
    view('label', { for: `i-take-${name}` }, name),
    view('textarea', { id: `i-take-${name}`, readonly: true, rows: 3 }, text),
    view('button', { type: 'button', 'data-copy': true }, `Copy ${name.toLowerCase()}`),
  );

/** A picture as a file of its own: colours put in, since no page's style reaches it. */
function svgFile(picture: Element): string {
  const copy = picture.cloneNode(true) as Element;
  const own = picture.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const source = own[index];
    if (source === undefined) return;
    const { fill, stroke, strokeWidth, font, fillOpacity } = getComputedStyle(source);
    element.setAttribute('fill', fill);
    element.setAttribute('fill-opacity', fillOpacity);
    element.setAttribute('stroke', stroke);
    element.setAttribute('stroke-width', strokeWidth);
    if (element.tagName === 'text') element.setAttribute('style', `font:${font}`);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Link, embed codes and files of a widget's present state. Where a frame forbids the clipboard, the text is selected instead. */
export function take(
  widget: Widget,
  answer: Answer,
  { link, script, iframe, markdown }: Snippets,
  picture: Element | undefined,
): Node {
  const table = csv(answer);
  const made = toDom(
    view(
      'div',
      { class: 'i-ways' },
      way('Link', link),
      way('Script tag', script),
      way('Iframe', iframe),
      way('Markdown', markdown),
      way('Numbers as CSV', table),
      view(
        'div',
        { class: 'i-presets' },
        view('button', { type: 'button', 'data-file': 'csv' }, 'Download CSV'),
        view('button', { type: 'button', 'data-file': 'svg' }, 'Download picture (SVG)'),
      ),
    ),
    document,
  );
  made.addEventListener('click', (event) => {
    const button = event.target;
    if (!(button instanceof HTMLButtonElement)) return;
    if (button.dataset.file === 'csv') download(`${shortName(widget)}.csv`, 'text/csv', table);
    if (button.dataset.file === 'svg' && picture !== undefined)
      download(`${shortName(widget)}.svg`, 'image/svg+xml', svgFile(picture));
    const text = button.dataset.copy === undefined ? null : (button.parentElement?.querySelector('textarea') ?? null);
    if (text === null) return;
    text.select();
    const said = button.textContent;
    const told = (word: string): void => {
      button.textContent = word;
      setTimeout(() => {
        button.textContent = said;
      }, 1500);
    };
    const copied = navigator.clipboard?.writeText(text.value) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => told('Copied'),
      () => told('Selected: copy it with your keyboard'),
    );
  });
  return made;
}
