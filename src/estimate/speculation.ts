import { share, whole } from './check.ts';

/** A draft model beside the model that answers. */
export interface Speculation {
  /** Tokens drafted for each pass of the target. */
  readonly draftTokens: number;
  /** Share of drafted tokens that the target would have chosen too, each independently. */
  readonly acceptance: number;
  /** Seconds of one draft step ÷ seconds of one target step. */
  readonly draftCost: number;
}

/**
 * Tokens that one pass of the target yields on average.
 *
 *     (1 − α^(γ+1)) / (1 − α),   γ + 1 where α = 1
 *
 * @see https://arxiv.org/abs/2211.17192 eq. 1
 */
export function speculationTokens({
  draftTokens,
  acceptance,
}: Pick<Speculation, 'draftTokens' | 'acceptance'>): number {
  whole('draftTokens', draftTokens);
  share('acceptance', acceptance);
  return acceptance === 1 ? draftTokens + 1 : (1 - acceptance ** (draftTokens + 1)) / (1 - acceptance);
}
