import { KINDS, type Kind } from './figures.ts';

/** Relative distance under which two numbers are told to be the same, or the one to be half of the other. */
const CLOSE = 0.005;
const near = (ratio: number, to: number): boolean => Math.abs(ratio / to - 1) < CLOSE;
const times = (ratio: number): string =>
  near(ratio, Math.round(ratio)) ? String(Math.round(ratio)) : ratio.toPrecision(ratio < 10 ? 2 : 3);

/** How one number differs from another, in words: "1.7× faster", "half", "12 points more". */
export function difference(kind: Kind, a: number, b: number): string {
  if (a === b || near(b / a, 1)) return 'the same';
  const { less, more } = KINDS[kind];
  const word = b < a ? less : more;
  if (kind === 'share') {
    const points = Math.abs(b - a) * 100;
    const told = points < 1 ? points.toFixed(1) : points.toFixed(0);
    return `${told} ${told === '1' ? 'point' : 'points'} ${word}`;
  }
  if (a === 0 || b === 0) return word;
  const ratio = Math.max(a, b) / Math.min(a, b);
  if (kind === 'time' || kind === 'rate') {
    if (near(ratio, 2)) return b < a === (kind === 'time') ? 'twice as fast' : 'half as fast';
    return ratio < 1.1 ? `${((ratio - 1) * 100).toPrecision(2)}% ${word}` : `${times(ratio)}× ${word}`;
  }
  if (near(b / a, 0.5)) return 'half';
  const much = kind === 'users' ? 'as many' : 'as much';
  if (near(b / a, 2)) return `twice ${much}`;
  if (b > a && ratio >= 2) return `${times(ratio)}× ${much}`;
  const share = Math.abs(b / a - 1) * 100;
  return `${share < 1 ? share.toFixed(1) : share.toFixed(0)}% ${word}`;
}
