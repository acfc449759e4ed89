import { range } from '../../format.ts';
import { type View, type ViewElement, view } from '../../view/index.ts';
import { difference } from './difference.ts';
import { type Figure, KINDS } from './figures.ts';
import type { Side } from './state.ts';
import type { Bounds } from './tool.ts';

/** A figure in the scenarios that there are; `open` while its tool still looks for the answer. */
export interface Compared extends Omit<Figure, 'value'> {
  readonly sides: readonly { readonly side: Side; readonly value: Bounds | 'open' | undefined }[];
}

const known = (value: Bounds | 'open' | undefined): value is Bounds => typeof value === 'object';

/** The middle in large type, the range beside it. */
function numberView({ kind }: Compared, value: Bounds | 'open' | undefined): View {
  if (!known(value)) return value === 'open' ? view('span', { class: 'tile-open' }, '…') : view('span', {}, '–');
  const { format } = KINDS[kind];
  const [middle, ends] = [format(value.typical), range(value, format)];
  return [view('b', {}, middle), middle === ends ? '' : [' ', view('small', {}, ends)]];
}

/** Bars of one scale, one for each scenario. */
function barsView({ sides }: Compared): View {
  const values = sides.map(({ value }) => (known(value) ? value.typical : 0));
  const most = Math.max(...values);
  if (sides.length < 2 || !(most > 0)) return '';
  return view(
    'svg',
    { class: 'tile-bars', width: '100%', height: 14, 'aria-hidden': 'true' },
    ...values.map((value, index) =>
      view('rect', {
        class: `tile-${sides[index]?.side}`,
        y: index * 8,
        width: `${((value / most) * 100).toFixed(2)}%`,
        height: 6,
      }),
    ),
  );
}

/** How the second scenario differs; '' where there are no two numbers. */
function wordsOf({ kind, sides }: Compared): string {
  const [a, b] = sides.map(({ value }) => value);
  return known(a) && known(b) ? difference(kind, a.typical, b.typical) : '';
}

/** A difference in a sentence: "Time per output token 21 ms against 12 ms: 1.7× faster". */
function sentenceOf(figure: Compared): string {
  const { format } = KINDS[figure.kind];
  const [a, b] = figure.sides.map(({ value }) => (known(value) ? format(value.typical) : ''));
  return `${figure.name} ${a} against ${b}: ${wordsOf(figure)}`;
}

/** Differences that are told in sentences. */
const SPOKEN = 3;

/** The first differences in sentences, for who hears them. */
export function spokenOf(figures: readonly Compared[]): string {
  if (figures.some(({ sides }) => sides.some(({ value }) => value === 'open')))
    return 'Some answers are still being computed.';
  const told = figures.filter((figure) => !['', 'the same'].includes(wordsOf(figure)));
  return told.length === 0
    ? 'No figure differs between A and B.'
    : `B against A: ${told.slice(0, SPOKEN).map(sentenceOf).join('; ')}.`;
}

function tileView(figure: Compared): ViewElement {
  const { name, note, sides } = figure;
  const two = sides.length > 1;
  return view(
    'div',
    { class: 'tile', 'data-figure': figure.id },
    view('dt', {}, name, note === undefined ? '' : [' ', view('small', {}, note)]),
    ...sides.map(({ side, value }) =>
      view(
        'dd',
        { 'data-side': side },
        two ? [view('i', { class: `side side-${side}` }, side.toUpperCase()), ' '] : '',
        numberView(figure, value),
      ),
    ),
    two
      ? view('dd', { class: 'tile-words' }, barsView(figure), view('span', {}, wordsOf(figure) || 'no comparison'))
      : '',
  );
}

/** Every headline figure at a glance. */
export const tilesView = (figures: readonly Compared[]): ViewElement =>
  view('dl', { class: 'tiles' }, ...figures.map(tileView));
