import { decode, encode } from 'gpt-tokenizer/encoding/o200k_base';
import { type Counted, type Piece, SHOWN, type Watch } from './counted.ts';
import { slicesOf } from './slices.ts';

/** Text that looks like a control token is text: it came from a reader. */
const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** Milliseconds of work after which a page or a worker gets to hear what else goes on. */
const PAUSE = 20;

export const idsOf = (text: string): number[] => encode(text, AS_TEXT);

/**
 * Tokens as pieces that a reader sees: those that hold parts of one character, or of an emoji or a letter with its marks, stand
 * together. The decoder keeps the bytes of a character that is not whole and gives it with the token that ends it, so each
 * token is decoded once and in order.
 */
export function piecesOf(ids: readonly number[]): Piece[] {
  const runs: [string, number[]][] = [];
  let waiting: number[] = [];
  for (const id of ids) {
    waiting.push(id);
    const text = decode([id]);
    if (text === '') continue;
    runs.push([text, waiting]);
    waiting = [];
  }
  const whole = runs.map(([text]) => text).join('');
  const ends = new Set<number>();
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(whole))
    ends.add(index + segment.length);
  const pieces: [string, number[]][] = [];
  let at = 0;
  let ended = true;
  for (const [text, tokens] of runs) {
    const last = pieces.at(-1);
    if (ended || last === undefined) pieces.push([text, tokens]);
    else {
      last[0] += text;
      last[1].push(...tokens);
    }
    at += text.length;
    ended = ends.has(at);
  }
  return pieces;
}

/** Counts a text slice by slice; what is yielded between is the share that is done. */
function* counting(text: string): Generator<number, Counted> {
  const shown: number[] = [];
  let [tokens, characters, letters, latin, torn, done] = [0, 0, 0, 0, 0, 0];
  for (const slice of slicesOf(text)) {
    const ids = idsOf(slice.text);
    if (shown.length < SHOWN) shown.push(...ids);
    tokens += ids.length;
    characters += [...slice.text].length;
    letters += slice.text.match(/\p{L}/gu)?.length ?? 0;
    latin += slice.text.match(/\p{Script=Latin}/gu)?.length ?? 0;
    torn += slice.torn ? 1 : 0;
    done += slice.text.length;
    yield done / text.length;
  }
  const pieces = piecesOf(shown).slice(0, SHOWN);
  return { tokens, characters, latin: latin * 2 >= letters, torn, pieces };
}

/** What a text is in OpenAI's encoding o200k_base. */
export function countedIn(text: string): Counted {
  const counter = counting(text);
  let step = counter.next();
  while (!step.done) step = counter.next();
  return step.value;
}

/** The same with pauses, in which a page answers its reader; undefined where it was stopped. */
export async function countInSlices(text: string, { progress, signal }: Watch): Promise<Counted | undefined> {
  const counter = counting(text);
  let since = performance.now();
  for (let step = counter.next(); ; step = counter.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < PAUSE) continue;
    progress(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
    since = performance.now();
  }
}
