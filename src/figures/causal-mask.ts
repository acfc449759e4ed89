import { bar, label, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const SIZE = 30;
const LEFT = 76;

/**
 * Which token looks at which: a row for each token, a column for each that it may read. The prompt's rows are computed
 * together, every later row in a step of its own. `words` are split by "|", the first `prompt` of them are the prompt.
 */
export const causalMask: Figure = (props, alt) => {
  const words = (props.words ?? 'The|cat|sat|on|the|mat').split('|');
  const prompt = numberProp(props, 'prompt', 4);
  const cells = words.flatMap((word, row): View[] => {
    const y = 26 + row * SIZE;
    return [
      label(word, LEFT - 8, y + 17, { anchor: 'end' }),
      ...words.map((_, column): View => {
        const x = LEFT + column * SIZE;
        if (column > row)
          return view('rect', { class: 'i-reserved', x: x + 1.5, y: y + 1.5, width: SIZE - 4, height: SIZE - 4 });
        return bar(row < prompt ? 'prefill' : 'decode', x + 1, y + 1, SIZE - 3, SIZE - 3);
      }),
    ];
  });
  const right = LEFT + words.length * SIZE + 10;
  const note = (text: readonly string[], from: number): View[] =>
    text.map((line, index) => label(line, right, 26 + from * SIZE + 17 + index * 17, { kind: 'small' }));
  return picture(
    26 + words.length * SIZE + 22,
    alt,
    ...words.map((word, column) =>
      label(word, LEFT + column * SIZE + SIZE / 2, 18, { kind: 'small', anchor: 'middle' }),
    ),
    ...cells,
    ...note(['prompt:', 'all rows', 'in one pass'], Math.max(0, prompt - 3)),
    ...note(['written:', 'a row a step'], prompt),
    label('dashed: later tokens, never read', WIDTH, 26 + words.length * SIZE + 18, { kind: 'small', anchor: 'end' }),
  );
};
