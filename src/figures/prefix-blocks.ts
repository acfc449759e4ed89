import { bar, label, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const CELL = 20;
const BLOCKS = 18;

/** How many leading blocks three prompts take over from the ones before them. */
const PROMPTS = [
  { title: 'first prompt: all of it is computed', kept: 0, change: undefined },
  { title: 'same beginning, new question', kept: 14, change: undefined },
  { title: 'a date in the fourth block differs', kept: 3, change: 3 },
] as const;

/** Prompts as blocks of tokens: kept ones are reused up to the first difference, and never after it. */
export const prefixBlocks: Figure = (_, alt) =>
  picture(
    198,
    alt,
    ...PROMPTS.flatMap(({ title, kept, change }, row): View[] => {
      const y = row * 62;
      return [
        label(title, 0, y + 14),
        label(`reused ${kept}, computed ${BLOCKS - kept}`, WIDTH, y + 50, { kind: 'small', anchor: 'end' }),
        ...Array.from(
          { length: BLOCKS },
          (_unused, index): View => bar(index < kept ? 'kv' : 'prefill', index * CELL, y + 20, CELL - 2, 16),
        ),
        ...(change === undefined
          ? []
          : [view('text', { class: 'i-label i-on', x: change * CELL + 9, y: y + 32.5, 'text-anchor': 'middle' }, '≠')]),
      ];
    }),
    bar('kv', 0, 183, 11, 11),
    label('taken from the cache', 17, 193, { kind: 'small' }),
    bar('prefill', 180, 183, 11, 11),
    label('computed by prefill', 197, 193, { kind: 'small' }),
  );
