/** What is known of a quantity: four measurements in five should lie between `low` and `high`. */
export interface Range {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

/** A range around a value whose ends are `spread` times smaller and larger. */
export function around(typical: number, spread: number): Range {
  return { low: typical / spread, typical, high: typical * spread };
}

/** Each bound through a function that grows with its input. */
export function mapRange(range: Range, grow: (value: number) => number): Range {
  return { low: grow(range.low), typical: grow(range.typical), high: grow(range.high) };
}

/** `over` divided by each bound: a shorter time is a higher rate. */
export function inverse(range: Range, over: number): Range {
  return { low: over / range.high, typical: over / range.typical, high: over / range.low };
}
