import { meant } from './words.ts';

type Row = Uint16Array;
const rowsOf = (width: number): [Row, Row, Row] => [
  new Uint16Array(width),
  new Uint16Array(width),
  new Uint16Array(width),
];
/** Room for the comparison, kept: a query is compared with thousands of names. */
let rows = rowsOf(64);

/** Which letters a text has: a bit for each, which others share. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

/** Whether two texts have more letters that only one of them has than so many slips leave: a slip takes one and gives one. */
function tooOther(a: string, b: string, most: number): boolean {
  let other = lettersOf(a) ^ lettersOf(b);
  for (let left = 2 * most; other !== 0; other &= other - 1) if (left-- === 0) return true;
  return false;
}

/** Letters to change, insert, remove or swap with their neighbour to turn one word into the other; `most` + 1 where there are more. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || tooOther(a, b, most)) return most + 1;
  const width = b.length + 1;
  if (rows[0].length < width) rows = rowsOf(2 * width);
  let [before, row, next] = rows;
  for (let j = 0; j < width; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    let nearest = i;
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next[j] = least;
      nearest = Math.min(nearest, least);
    }
    if (nearest > most) return most + 1;
    [before, row, next] = [row, next, before];
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
