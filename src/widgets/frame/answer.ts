import { type View, type ViewElement, view } from '../../view/index.ts';
import { swatch } from './chart.ts';
import type { Answer, Name, Origin, Table } from './widget.ts';

/** Days after which a price is called old. */
const OLD = 180;
const DAY = 86_400_000;

/** A warning where the prices are old; '' where they are not, or where nobody knows which day it is. */
export function ageOf(priced: string | undefined, today: string | undefined): string {
  if (priced === undefined || today === undefined) return '';
  const days = Math.floor((Date.parse(today) - Date.parse(priced)) / DAY);
  return days > OLD ? ` They are ${days} days old: ask the seller before you rely on them.` : '';
}

const named = (name: Name): View => (typeof name === 'string' ? name : [swatch(name.mark), name.text]);

/** Characters of a name that is worth a line of its own in a phone's column, where there are two numbers or more to a row. */
const LONG = 12;

/** Whether names stand above their numbers in a narrow column. */
const isTall = ({ columns, rows }: Table): boolean =>
  columns.length > 2 && rows.some(({ what }) => (typeof what === 'string' ? what : what.text).length >= LONG);

/** A table in a box that scrolls by itself where the column is narrow. Long ones show their first rows. */
function tableView(table: Table): View {
  const {
    caption,
    columns: [corner, ...heads],
    rows,
    empty,
    shown = rows.length,
  } = table;
  const tall = isTall(table);
  const first = (name: Name): View => (tall ? view('span', {}, named(name)) : named(name));
  if (rows.length === 0) return view('p', { class: 'i-empty' }, view('b', {}, `${caption}: `), empty ?? 'none');
  const head =
    heads.length === 0
      ? ''
      : view(
          'thead',
          {},
          view(
            'tr',
            {},
            corner === '' ? view('td') : view('th', { scope: 'col' }, first(corner)),
            ...heads.map((one) => view('th', { scope: 'col' }, named(one))),
          ),
        );
  const box = (title: View, part: Table['rows']): ViewElement =>
    view(
      'div',
      { class: 'i-scroll', tabindex: 0, role: 'group', 'aria-label': caption },
      view(
        'table',
        { class: tall ? 'i-tall' : undefined },
        title,
        head,
        view(
          'tbody',
          {},
          ...part.map(({ what, values }) =>
            view('tr', {}, view('th', { scope: 'row' }, first(what)), ...values.map((value) => view('td', {}, value))),
          ),
        ),
      ),
    );
  const fold = (title: string, part: Table['rows']): ViewElement =>
    view('details', { class: 'i-more' }, view('summary', {}, title), box('', part));
  if (shown === 0) return fold(caption, rows);
  const rest = rows.slice(shown);
  return [
    box(view('caption', {}, caption), rows.slice(0, shown)),
    rest.length === 0 ? '' : fold(`${rest.length} more`, rest),
  ];
}

/** A button that has an answer found in the background. */
export const findButton = (text: string, extent: 'short' | 'long', live = true): ViewElement =>
  view('button', { type: 'button', 'data-find': extent, disabled: !live }, text);

/** The sentence that answers, and the picture of it. */
export function topView({ headline, picture, text, plays, longer }: Answer, live: boolean): View {
  return [
    view('p', { class: 'i-headline', part: 'headline' }, headline),
    picture,
    text ?? '',
    plays === undefined
      ? ''
      : view(
          'div',
          { class: 'i-play' },
          ...plays.map(({ name }, index) =>
            view('button', { type: 'button', 'data-play': index, disabled: !live }, name),
          ),
          view('p', { class: 'i-clock', 'data-clock': true }),
          view('p', { class: 'i-played', 'data-played': true, 'aria-hidden': 'true' }),
        ),
    longer === undefined
      ? ''
      : view(
          'div',
          { class: 'i-play i-row i-box', 'data-box': true },
          longer === '' ? '' : findButton(longer, 'long', live),
        ),
  ];
}

/** An address of this site as seen from any other. */
export const addressOf = ({ url }: Pick<Origin, 'url'>, site: string): string =>
  url.startsWith('/') ? `${site}${url}` : url;

/** How it came about: formulas, what was taken for granted, and where the facts are from. */
export function groundsView({ how, assumptions, sources }: Answer, site: string): View {
  return view(
    'details',
    { class: 'i-grounds' },
    view('summary', {}, 'How is this computed?'),
    view('div', { class: 'i-how' }, ...how),
    view('p', { class: 'i-head' }, 'Taken for granted'),
    view('ul', {}, ...assumptions.map((text) => view('li', {}, text))),
    view('p', { class: 'i-head' }, 'Sources'),
    view(
      'ul',
      {},
      ...sources.map(({ title, note, ...origin }) =>
        view(
          'li',
          {},
          view('a', { href: addressOf(origin, site), target: '_blank', rel: 'noopener' }, title),
          note === undefined ? '' : `, ${note}`,
        ),
      ),
    ),
  );
}

/** Which facts, of which day, and whether that is long ago. */
export const datedView = ({ dated, priced }: Answer, today: string | undefined): View => [dated, ageOf(priced, today)];

/** The numbers in tables. */
export const tablesView = ({ tables }: Answer): View => tables.map(tableView);
