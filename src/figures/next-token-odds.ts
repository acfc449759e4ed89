import { tokenProbabilities } from '../estimate/index.ts';
import { count, percent } from '../format.ts';
import { bar, label, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const LEFT = 62;
const ROW = 21;

const odds = (value: number): string => (value < 0.0005 ? 'under 0.1%' : percent(value));

/**
 * Probabilities of candidate tokens, once for each of `temperatures`. What `topK` and `topP` cut off is drawn dashed, with
 * the probability it had.
 */
export const nextTokenOdds: Figure = (props, alt) => {
  const words = (props.words ?? 'mat|sofa|floor|roof|moon').split('|');
  const scores = (props.scores ?? '4,3,2.5,1.5,-1').split(',').map(Number);
  if (scores.length !== words.length || scores.some(Number.isNaN))
    throw new RangeError(`scores must be ${words.length} numbers, one for each word, got "${props.scores}"`);
  const cut = {
    topK: numberProp(props, 'topK', words.length),
    topP: numberProp(props, 'topP', 1),
  };
  const cuts = props.topK !== undefined || props.topP !== undefined;
  const height = words.length * ROW + 30;
  const panels = (props.temperatures ?? '1').split(',').flatMap((text, index): View[] => {
    const temperature = Number(text);
    const [plain, kept] = [tokenProbabilities(scores, temperature), tokenProbabilities(scores, temperature, cut)];
    const top = index * height;
    return [
      label(`temperature ${count(temperature)}`, 0, top + 14),
      ...words.flatMap((word, row): View[] => {
        const y = top + 22 + row * ROW;
        const [before, after] = [plain[row] ?? 0, kept[row] ?? 0];
        const width = Math.max(1.5, before * (WIDTH - LEFT - 116));
        return [
          label(word, LEFT - 8, y + 13, { kind: 'small', anchor: 'end' }),
          after > 0
            ? bar('decode', LEFT, y, width, 16)
            : view('rect', { class: 'i-reserved', x: LEFT + 0.5, y: y + 0.5, width, height: 15 }),
          label(
            !cuts ? odds(before) : after > 0 ? `${odds(after)} (was ${odds(before)})` : `cut (was ${odds(before)})`,
            LEFT + width + 6,
            y + 13,
            { kind: 'number' },
          ),
        ];
      }),
    ];
  });
  return picture(height * (props.temperatures ?? '1').split(',').length - 6, alt, ...panels);
};
