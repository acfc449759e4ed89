import { bar, label, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const GAP = 4;
const ROW = 40;

/**
 * Passes of a model, one under the other: each reads all text so far and writes one token, which the next pass reads too.
 * `words` are split by "|", the first `prompt` of them are the prompt.
 */
export const nextTokenLoop: Figure = (props, alt) => {
  const words = (props.words ?? 'What|is|ice?|Solid|water|.').split('|');
  const prompt = numberProp(props, 'prompt', 3);
  const width = (WIDTH - 62) / words.length - GAP;
  const rows = words.slice(prompt).flatMap((_, pass): View[] => {
    const y = pass * ROW;
    return [
      label(`pass ${pass + 1}`, 0, y + 18, { kind: 'small' }),
      ...words.slice(0, prompt + pass + 1).map((word, index): View => {
        const x = 62 + index * (width + GAP);
        const kind =
          index === prompt + pass ? 'decode' : pass === 0 ? 'prefill' : index < prompt + pass - 1 ? 'kv' : 'prefill';
        return [
          bar(kind, x, y, width, 26),
          view('text', { class: 'i-label i-on', x: x + width / 2, y: y + 17.5, 'text-anchor': 'middle' }, word),
        ];
      }),
    ];
  });
  const bottom = (words.length - prompt) * ROW + 4;
  const key = (kind: string, x: number, text: string): View[] => [
    bar(kind, x, bottom, 12, 12),
    label(text, x + 17, bottom + 10.5, { kind: 'small' }),
  ];
  return picture(
    bottom + 18,
    alt,
    ...rows,
    ...key('prefill', 0, 'read now'),
    ...key('kv', 110, 'kept from before'),
    ...key('decode', 262, 'written'),
  );
};
