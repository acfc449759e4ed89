import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const PARTS = [
  ['API server', 'takes requests, streams text', 'i-outline'],
  ['tokenizer', 'text to tokens and back', 'i-outline'],
  ['scheduler', 'chooses who is in a pass', 'i-outline'],
  ['cache manager', 'hands out its blocks', 'i-kv'],
  ['model runner', 'starts the kernels', 'i-weights'],
  ['sampler', 'picks one token for each', 'i-decode'],
] as const;

const ROW = 34;

/** The parts of an engine from the request down, and the loop that repeats for every pass. */
export const engineParts: Figure = (_, alt) => {
  const [from, to] = [2 * ROW + 14, 5 * ROW + 14];
  const loop = WIDTH - 18;
  return picture(
    PARTS.length * ROW + 6,
    alt,
    ...PARTS.flatMap(([name, does, kind], index): View[] => {
      const y = index * ROW;
      return [
        view('rect', { class: kind, x: 0.5, y: y + 0.5, width: 118, height: 26 }),
        view(
          'text',
          { class: kind === 'i-outline' ? 'i-label' : 'i-label i-on', x: 59.5, y: y + 18, 'text-anchor': 'middle' },
          name,
        ),
        label(does, 126, y + 18, { kind: 'small' }),
        ...(index === 0 ? [] : [line(59.5, y - 7, 59.5, y)]),
      ];
    }),
    line(loop, from, loop, to, 'ink'),
    line(loop, to, loop - 10, to, 'ink'),
    line(loop, from, loop - 4, from, 'ink'),
    view('path', { class: 'i-arrow', d: `M${loop - 3} ${from - 5}l-9 5 9 5z` }),
    view(
      'text',
      {
        transform: `rotate(90 ${loop + 6} ${(from + to) / 2})`,
        x: loop + 6,
        y: (from + to) / 2 + 1,
        'text-anchor': 'middle',
      },
      'once a token',
    ),
  );
};
