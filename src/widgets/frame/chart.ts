import { type View, type ViewElement, view } from '../../view/index.ts';
import { palette, type Role } from '../palette.ts';

/**
 * Pictures are drawn in shares of the width and in pixels of height, so that a phone's column shows the same text size as a
 * wide page: nothing is scaled. Colours stand as attributes for feeds and mail, and as classes for pages with a theme.
 */
export type Mark = Role | 'cached' | 'other' | 'none';

/** Colours on paper, for where no theme reaches. */
export const FILL: Readonly<Record<Mark, string>> = {
  prefill: palette.prefill.light,
  decode: palette.decode.light,
  weights: palette.weights.light,
  kv: palette.kv.light,
  cached: palette.prefill.light,
  other: palette.muted.light,
  none: 'none',
};

export const round = (value: number): number => Math.round(value * 100) / 100;
export const share = (value: number): string => `${round(Math.min(1, Math.max(0, value)) * 100)}%`;

/** A picture with its text alternative. */
export function picture(height: number, title: string, description: string, ...parts: readonly View[]): ViewElement {
  return view(
    'svg',
    {
      class: 'i-picture',
      xmlns: 'http://www.w3.org/2000/svg',
      width: '100%',
      height,
      role: 'img',
      'aria-label': `${title}. ${description}`,
      fill: 'currentColor',
      'font-family': 'system-ui, sans-serif',
      'font-size': 14,
    },
    ...parts,
  );
}

/** A block from one share of the width to another. */
export function bar(mark: Mark, from: number, to: number, y: number, height: number): ViewElement {
  return view('rect', {
    class: `i-${mark}`,
    fill: FILL[mark],
    'fill-opacity': mark === 'cached' ? 0.45 : undefined,
    stroke: mark === 'none' ? palette.muted.light : undefined,
    x: share(from),
    y,
    width: share(to - from),
    height,
  });
}

/** A range as a band, with its middle as a line. */
export function band(
  mark: Mark,
  { low, typical, high }: { low: number; typical: number; high: number },
  y: number,
  height: number,
): View {
  return [
    view('rect', {
      class: `i-${mark}`,
      fill: FILL[mark],
      'fill-opacity': 0.35,
      x: share(low),
      y,
      width: share(high - low),
      height,
    }),
    upright(typical, y - 2, y + height + 2),
  ];
}

/** A limit or the middle of a range. */
export function upright(at: number, from: number, to: number): ViewElement {
  return view('line', {
    class: 'i-line',
    stroke: 'currentColor',
    'stroke-width': 2,
    x1: share(at),
    x2: share(at),
    y1: from,
    y2: to,
  });
}

/** A thin line across. */
export function rule(y: number): ViewElement {
  return view('line', { class: 'i-rule', stroke: palette.rule.light, x1: '0%', x2: '100%', y1: y, y2: y });
}

/** Text at a share of the width. Numbers are set in the face of numbers. */
export function label(
  text: string,
  at: number,
  y: number,
  {
    kind = 'text',
    anchor = 'start',
    shift = 0,
  }: { kind?: 'text' | 'name' | 'number' | 'small' | 'on'; anchor?: 'start' | 'middle' | 'end'; shift?: number } = {},
): ViewElement {
  return view(
    'text',
    {
      class: `i-${kind}`,
      'font-weight': kind === 'name' ? 600 : undefined,
      x: share(at),
      y,
      dx: shift === 0 ? undefined : shift,
      'text-anchor': anchor === 'start' ? undefined : anchor,
    },
    text,
  );
}

/** What the colours mean, in `columns` columns, for a picture that travels without its table. */
export function key(entries: readonly (readonly [mark: Mark, name: string])[], y: number, columns: number): View {
  return entries.map(([mark, name], index): View => {
    const left = (index % columns) / columns;
    const top = y + Math.floor(index / columns) * 22;
    return [
      view('rect', {
        class: `i-${mark}`,
        fill: FILL[mark],
        'fill-opacity': mark === 'cached' ? 0.45 : undefined,
        stroke: mark === 'none' ? palette.muted.light : undefined,
        x: share(left),
        y: top - 11,
        width: 12,
        height: 12,
      }),
      label(name, left, top, { kind: 'small', shift: 18 }),
    ];
  });
}

/** The colour of a mark beside its name. */
export function swatch(mark: Mark): ViewElement {
  return view('svg', { class: 'i-swatch', width: 12, height: 12, 'aria-hidden': 'true' }, bar(mark, 0, 1, 0, 12));
}
