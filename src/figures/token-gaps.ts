import { bar, label, line, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const TOKENS = 12;
const PREFILL = 54;
const SHORT = 15;
/** The token that waits for a long prompt of somebody else. */
const LATE = 7;

/** Two replies of equal length and equal duration: one in even steps, one that stops in the middle. */
export const tokenGaps: Figure = (_, alt) => {
  const even = (WIDTH - 12 - PREFILL) / (TOKENS - 1);
  const stall = even * (TOKENS - 1) - SHORT * (TOKENS - 1);
  const row = (y: number, title: string, at: (index: number) => number): View[] => [
    label(title, 0, y),
    bar('prefill', 0, y + 10, PREFILL - 4, 24),
    ...Array.from({ length: TOKENS }, (_unused, index): View => bar('decode', PREFILL + at(index), y + 10, 10, 24)),
  ];
  const stalled = (index: number): number => index * SHORT + (index < LATE ? 0 : stall);
  const [from, to] = [PREFILL + stalled(LATE - 1) + 11, PREFILL + stalled(LATE) - 1];
  return picture(
    158,
    alt,
    ...row(14, 'Even', (index) => index * even),
    ...row(78, 'Another user’s prompt in between', stalled),
    line(from, 103, to, 103, 'ink'),
    label('one long gap', (from + to) / 2, 96, { kind: 'small', anchor: 'middle' }),
    line(PREFILL, 126, PREFILL, 134, 'ink'),
    line(PREFILL, 130, WIDTH, 130, 'ink'),
    line(WIDTH, 126, WIDTH, 134, 'ink'),
    label('same tokens, same time: one average for both', WIDTH, 150, { kind: 'small', anchor: 'end' }),
  );
};
