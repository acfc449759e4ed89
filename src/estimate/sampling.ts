import { positive } from './check.ts';

/** What narrows the choice before a token is drawn, in this order. */
export interface Truncation {
  /** Only this many tokens, the likeliest. */
  readonly topK?: number;
  /** Only the likeliest tokens that reach this probability together (the nucleus). */
  readonly topP?: number;
}

/**
 * Probability of each candidate token from its score (logit).
 *
 *     exp(score / temperature) / Σ exp(score / temperature)
 *
 * Tokens cut off by `topK` or `topP` get 0, and the rest is scaled up to 1.
 * @see https://arxiv.org/abs/1503.02531 §2 for temperature
 * @see https://arxiv.org/abs/1904.09751 for the nucleus
 */
export function tokenProbabilities(
  scores: readonly number[],
  temperature = 1,
  { topK = scores.length, topP = 1 }: Truncation = {},
): number[] {
  positive('temperature', temperature);
  positive('topK', topK);
  positive('topP', topP);
  const highest = Math.max(...scores);
  const plain = normal(scores.map((score) => Math.exp((score - highest) / temperature)));
  const order = plain.map((_, index) => index).sort((a, b) => (plain[b] ?? 0) - (plain[a] ?? 0));
  const kept = new Set(order.slice(0, topK));
  const among = normal(plain.map((value, index) => (kept.has(index) ? value : 0)));
  let mass = 0;
  for (const index of order) {
    if (mass >= topP) kept.delete(index);
    mass += among[index] ?? 0;
  }
  return normal(plain.map((value, index) => (kept.has(index) ? value : 0)));
}

function normal(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
