import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const WINDOW = 30;
const GAP = 6;
/** Heights of the drawn wave, over and over. */
const WAVE = [8, 18, 26, 14, 30, 22, 10, 24, 16, 28, 12, 20];

/** A recording cut into windows: each is read in one pass, then written token by token. The last is padded. */
export const audioWindows: Figure = (props, alt) => {
  const duration = numberProp(props, 'seconds', 105);
  const windows = Math.ceil(duration / WINDOW);
  if (windows > 6) throw new RangeError(`audio-windows: seconds must be at most 180, got ${duration}`);
  const width = (WIDTH - GAP * (windows - 1)) / windows;
  return picture(
    195,
    alt,
    label(`recording of ${duration} s`, 0, 14),
    ...Array.from({ length: windows }, (_unused, index): View[] => {
      const left = index * (width + GAP);
      const heard = Math.min(1, duration / WINDOW - index);
      const bars = Math.floor(width / 6);
      return [
        ...Array.from({ length: bars }, (_, at): View => {
          const height = WAVE[(index * 5 + at) % WAVE.length] ?? 8;
          return at + 1 > bars * heard ? [] : bar('muted', left + at * 6 + 1, 46 - height / 2, 3, height);
        }),
        view('rect', {
          class: heard < 1 ? 'i-reserved' : 'i-outline',
          x: (left + 0.5).toFixed(1),
          y: 26.5,
          width: (width - 1).toFixed(1),
          height: 40,
        }),
        label(heard < 1 ? 'padded' : `${WINDOW} s`, left + width / 2, 82, { kind: 'small', anchor: 'middle' }),
        bar('prefill', left, 96, width, 20),
        line(left + width / 2, 118, left + width / 2, 128, 'ink'),
        ...Array.from(
          { length: Math.max(1, Math.floor((width * heard) / 12)) },
          (_, at): View => bar('decode', left + at * 12, 130, 9, 16),
        ),
      ];
    }).flat(),
    label('encoder: a window in one pass', 0, 172, { kind: 'small' }),
    label('decoder: a token a pass', 0, 189, { kind: 'small' }),
  );
};
