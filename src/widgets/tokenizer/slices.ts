/**
 * Places where the encoding never joins what stands on both sides: after a letter that no letter, accent or contraction
 * follows, between a digit and a letter, and between the end of a line and a letter.
 */
const SAFE = /(?<=\p{L})(?=[^\p{L}\p{M}'])|(?<=\p{N})(?=\p{L})|(?<=\n)(?=\p{L})/u;

/** Part of a text. */
interface Slice {
  readonly text: string;
  /** It ends where the encoding may join: counted alone, it can differ from the whole by a token or so. */
  readonly torn: boolean;
}

/** Where a slice may end at the latest without dividing a character that is a pair in UTF-16. */
const beforePair = (text: string, at: number): number => ((text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at);

/**
 * A text in slices of `size` to `most` characters, which are tokenised alike alone and together wherever the text has a safe place.
 * The time of merging grows with the square of a stretch without one, so such a stretch is torn.
 */
export function* slicesOf(text: string, size = 500, most = 1000): Generator<Slice> {
  let from = 0;
  while (text.length - from > most) {
    // One character earlier, for what the pattern looks back at.
    const safe = text.slice(from + size - 1, from + most + 1).search(SAFE);
    const to = safe > 0 ? from + size - 1 + safe : beforePair(text, from + most);
    yield { text: text.slice(from, to), torn: safe <= 0 };
    from = to;
  }
  yield { text: text.slice(from), torn: false };
}
