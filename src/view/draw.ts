import { type View, type ViewElement, view } from './view.ts';

/** Width of every picture in its own units: a phone's column, scaled up where there is room. */
export const WIDTH = 360;

/** A picture with its text alternative. */
export function picture(height: number, title: string, ...parts: readonly View[]): ViewElement {
  return view(
    'svg',
    { class: 'i-picture', viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: 'img', 'aria-label': title },
    ...parts,
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function bar(kind: string, x: number, y: number, width: number, height: number): ViewElement {
  return view('rect', { class: `i-${kind}`, x: round(x), y: round(y), width: round(Math.max(0, width)), height });
}

export function label(
  text: string,
  x: number,
  y: number,
  { kind = 'label', anchor = 'start' }: { kind?: string; anchor?: 'start' | 'middle' | 'end' } = {},
): ViewElement {
  // Small and from its start is how a drawing has a text unless told.
  const styled = kind === 'small' ? undefined : `i-${kind}`;
  const aligned = anchor === 'start' ? undefined : anchor;
  return view('text', { class: styled, x: round(x), y: round(y), 'text-anchor': aligned }, text);
}

export function line(x1: number, y1: number, x2: number, y2: number, kind = 'rule'): ViewElement {
  return view('line', { class: `i-line-${kind}`, x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) });
}
