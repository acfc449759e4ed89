/** Solves a symmetric positive definite system by Gaussian elimination with pivots. */
function solve(matrix: readonly Float64Array[], right: ArrayLike<number>): Float64Array {
  const n = right.length;
  const rows = matrix.map((row) => Float64Array.from(row));
  const b = Float64Array.from(right);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    const [upper, lower] = [rows[k], rows[pivot]];
    if (upper === undefined || lower === undefined) throw new RangeError('the system has no solution');
    rows[k] = lower;
    rows[pivot] = upper;
    [b[k], b[pivot]] = [b[pivot] ?? 0, b[k] ?? 0];
    for (let i = k + 1; i < n; i++) {
      const factor = at(i, k) / at(k, k);
      if (factor === 0) continue;
      const row = rows[i] as Float64Array;
      for (let j = k; j < n; j++) row[j] = (row[j] ?? 0) - factor * at(k, j);
      b[i] = (b[i] ?? 0) - factor * (b[k] ?? 0);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] ?? 0;
    for (let j = i + 1; j < n; j++) sum -= at(i, j) * (x[j] ?? 0);
    x[i] = sum / at(i, i);
  }
  return x;
}

/** What is to be fitted. */
export interface Problem {
  /** Logarithms of measured over predicted at given logarithms of the parameters; NaN-free. */
  readonly residuals: (logs: readonly number[]) => Float64Array;
  /** The same where only parameter `index` moved from logarithms that gave `before`. */
  readonly moved: (logs: readonly number[], index: number, before: Float64Array) => Float64Array;
  /** Weight of each residual; they sum to 1. */
  readonly weights: Float64Array;
  /** Logarithms of where each parameter is expected: a weak pull that holds what the data do not say. */
  readonly expected: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Pull of the expected values, in units of the mean absolute residual. */
const PULL = 0.0004;
/** Residuals below this weigh like squares, those above like their size: a few odd rows do not steer. */
const SMALL = 0.04;
/** Step of the numerical derivative, in logarithms. */
const STEP = 0.02;
/** Longest move of a parameter in one round. */
const LONGEST = 0.7;
/** A round that gains less is a small one; after so many of them in a row the search has ended. */
const SMALL_GAIN = 5e-6;
const SMALL_ROUNDS = 4;

/**
 * Least absolute deviations by reweighted Gauss–Newton with damping (Levenberg–Marquardt), in logarithms of the parameters.
 * @see https://doi.org/10.1137/0111030 (Marquardt 1963)
 */
export function robustFit(problem: Problem, start: readonly number[], rounds: number): number[] {
  const { residuals, moved, weights, expected, low, high } = problem;
  const clamp = (value: number, index: number): number =>
    Math.min(high[index] ?? value, Math.max(low[index] ?? value, value));
  const lossOf = (r: Float64Array, x: readonly number[]): number =>
    r.reduce((sum, e, i) => sum + (weights[i] ?? 0) * Math.abs(e), 0) +
    x.reduce((sum, v, i) => sum + PULL * (v - (expected[i] ?? v)) ** 2, 0);
  let x = start.map(clamp);
  let r: Float64Array = residuals(x);
  let loss = lossOf(r, x);
  let damping = 0.01;
  let small = 0;
  for (let round = 0; round < rounds; round++) {
    const w = r.map((e, i) => (weights[i] ?? 0) / Math.max(SMALL, Math.abs(e)));
    const slopes = x.map((value, j) => {
      const h = value + STEP > (high[j] ?? value) ? -STEP : STEP;
      const after = moved(
        x.map((v, i) => (i === j ? v + h : v)),
        j,
        r,
      );
      return after.map((e, i) => (e - (r[i] ?? 0)) / h);
    });
    const matrix = slopes.map((a) =>
      Float64Array.from(slopes, (b) => a.reduce((sum, v, i) => sum + (w[i] ?? 0) * v * (b[i] ?? 0), 0)),
    );
    const gradient = Float64Array.from(
      slopes,
      (a, j) =>
        a.reduce((sum, v, i) => sum + (w[i] ?? 0) * v * (r[i] ?? 0), 0) + 2 * PULL * ((x[j] ?? 0) - (expected[j] ?? 0)),
    );
    let better = false;
    for (let attempt = 0; attempt < 10 && !better; attempt++) {
      const damped = matrix.map((row, j) => {
        const copy = Float64Array.from(row);
        copy[j] = (copy[j] ?? 0) * (1 + damping) + 2 * PULL + 1e-9;
        return copy;
      });
      const move = solve(
        damped,
        Array.from(gradient, (g) => -g),
      );
      const next = x.map((v, j) => clamp(v + Math.max(-LONGEST, Math.min(LONGEST, move[j] ?? 0)), j));
      const nextR = residuals(next);
      const nextLoss = lossOf(nextR, next);
      if (nextLoss < loss - 1e-7) {
        better = true;
        const gain = loss - nextLoss;
        [x, r, loss] = [next, nextR, nextLoss];
        damping = Math.max(1e-4, damping * 0.4);
        small = gain < SMALL_GAIN ? small + 1 : 0;
      } else damping *= 4;
    }
    if (!better || small === SMALL_ROUNDS) break;
  }
  return x;
}
