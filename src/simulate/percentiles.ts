/** What a quantity was like: its mean, the values that 50, 95 and 99 in a hundred do not exceed, and the highest. */
export interface Percentiles {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly highest: number;
}

const SHARES = [0.5, 0.95, 0.99] as const;

/** Percentiles of values, each the smallest value that so many do not exceed. Null of none. */
export function percentilesOf(values: readonly number[]): Percentiles | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
  const [p50, p95, p99] = SHARES.map(at) as [number, number, number];
  return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, p50, p95, p99, highest: at(1) };
}

/** Percentiles over time of a count, from the seconds that it stood at 0, 1, 2 … */
export function percentilesOverTime(seconds: readonly number[]): Percentiles | null {
  const whole = seconds.reduce((sum, one) => sum + one, 0);
  if (whole === 0) return null;
  const at = (share: number): number => {
    let passed = 0;
    const found = seconds.findIndex((one) => {
      passed += one;
      return passed >= share * whole * (1 - 1e-12);
    });
    return found < 0 ? seconds.length - 1 : found;
  };
  const [p50, p95, p99] = SHARES.map(at) as [number, number, number];
  const mean = seconds.reduce((sum, one, count) => sum + one * count, 0) / whole;
  return { mean, p50, p95, p99, highest: at(1) };
}
