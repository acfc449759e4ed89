import type { ViewElement } from '../view/index.ts';

/** Attributes of a figure's tag, as texts. */
export type FigureProps = Readonly<Record<string, string | undefined>>;

/** A drawing as a function of its attributes; `alt` is its text alternative. */
export type Figure = (props: FigureProps, alt: string) => ViewElement;

/** A number among a figure's attributes. */
export function numberProp(props: FigureProps, name: string, start: number): number {
  const text = props[name];
  const value = text === undefined ? start : Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} must be a number above 0, got "${text}"`);
  return value;
}
