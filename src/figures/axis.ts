import { label, line, type View } from '../view/index.ts';

/** A position on a logarithmic scale. */
export function logScale(from: number, to: number, low: number, high: number): (value: number) => number {
  return (value) => low + ((Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))) * (high - low);
}

/** Marks along the bottom, each with its text. */
export function bottomAxis(
  y: number,
  marks: readonly (readonly [x: number, text: string])[],
  [from, to]: readonly [number, number],
): View {
  return [
    line(from, y, to, y, 'ink'),
    ...marks.flatMap(([x, text], index): View[] => [
      line(x, y, x, y + 4, 'ink'),
      label(text, x, y + 17, {
        kind: 'small',
        anchor: index === 0 ? 'start' : index === marks.length - 1 ? 'end' : 'middle',
      }),
    ]),
  ];
}
