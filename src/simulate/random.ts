/** Draws from 0 (included) to 1 (not included). */
export type Random = () => number;

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * Numbers of 32 bits from a state of four, not all 0: xoshiro128** of Blackman and Vigna.
 *
 *     rotate(s₁ × 5, 7) × 9
 *
 * @see https://numerics.net/documentation/latest/reference/numerics.net.random.engines.xoshiro128starstarengine
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const drawn = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return drawn;
  };
}

/** Words that fill a state from any seed, 0 too: a counter in steps of 2³²/φ, each mixed (SplitMix in 32 bits). */
function words(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let word = counter;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
}

/** Draws with 53 bits. The same seed and stream give the same draws everywhere; streams of one seed do not resemble each other. */
export function randomFrom(seed: number, stream = 0): Random {
  const own = words(words(seed)() ^ Math.imul(stream + 1, 0x85ebca6b));
  const next = xoshiro128([own(), own(), own(), own()]);
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}
