import { meant } from './words.ts';

/** Letters to change, insert, remove or swap with their neighbour to turn one word into the other; `most` + 1 where there are more. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let nearest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
      nearest = Math.min(nearest, least);
    }
    if (nearest > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}

/** Slips of the hand that a word of this length may have. */
export const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** How well a word that was typed, stemmed, fits a stemmed word of a name: 1 is the word itself, 0 another one. */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  let best = meant(typed) === meant(word) ? 0.9 : 0;
  if (word.startsWith(typed)) best = Math.max(best, 0.6 + (0.35 * typed.length) / word.length);
  if (word.length > 2 && typed.startsWith(word)) best = Math.max(best, (0.8 * word.length) / typed.length);
  const most = slips(Math.min(typed.length, word.length));
  if (most === 0 || best > 0.75) return best;
  const apart = lettersApart(typed, word, most);
  if (apart <= most) return Math.max(best, 0.9 - 0.15 * apart);
  const begun = typed.length < word.length ? lettersApart(typed, word.slice(0, typed.length), 1) : 2;
  return begun === 1 ? Math.max(best, 0.5) : best;
}
