import type { MeasurementSet } from '../catalogue/measurements/read.ts';
import { type Constants, estimateChat, fitted } from '../estimate/index.ts';
import { acceptanceFor, caseOf } from './case.ts';

/** How a method drafts: judged from its paper, not fitted. */
export interface DraftMethod {
  /** Tokens that it drafts for each pass of the model. */
  readonly draftTokens: number;
  /** Seconds of one draft step over those of a pass of the model. */
  readonly draftCost: number;
  readonly why: string;
}

export const draftMethods: Readonly<Record<string, DraftMethod>> = {
  EAGLE: { draftTokens: 5, draftCost: 0.06, why: 'a tree five deep; a step is one layer of the model and its head' },
  EAGLE2: { draftTokens: 6, draftCost: 0.06, why: 'a tree six deep; a step is one layer of the model and its head' },
  Hydra: {
    draftTokens: 4,
    draftCost: 0.05,
    why: 'four heads one after another, each with a matrix as large as the head',
  },
  Medusa: { draftTokens: 4, draftCost: 0.02, why: 'four heads at once, each with a matrix as large as the head' },
  'SpS draft model': { draftTokens: 5, draftCost: 0.1, why: 'a model of 68 million parameters and two layers' },
  'PLD n-gram': { draftTokens: 10, draftCost: 0, why: 'copies what followed the same words in the prompt' },
  Lookahead: { draftTokens: 4, draftCost: 0, why: 'drafts within the pass, by n-grams of five tokens' },
};

/** A measured speed-up and the one that is estimated. */
export interface SpeedUp {
  readonly model: string;
  readonly accelerator: string;
  readonly method: string;
  /** Tokens that a pass yielded, as measured. */
  readonly tokensAPass: number;
  readonly measured: number;
  readonly predicted: number;
}

/**
 * Speed-ups of all tasks together: time per token without drafts over time with them.
 *
 * Acceptance is the one at which so many drafts yield the tokens a pass that were measured. Figures of single tasks are left
 * out, since their tokens a pass are not published.
 */
export function speedUps(sets: readonly MeasurementSet[], constants: Constants = fitted): SpeedUp[] {
  return sets.flatMap((set) =>
    set.rows.flatMap((row): SpeedUp[] => {
      const found = /^(.+), ([\d.]+) tokens a pass, task overall$/.exec(row.note);
      const one = row.metric === 'speculative-speedup' ? caseOf(set, row) : undefined;
      if (found === null || one === undefined) return [];
      const [, name = '', tokens] = found;
      const method = draftMethods[name];
      if (method === undefined) throw new RangeError(`${set.id}: no draft tokens and cost are judged for "${name}"`);
      const tokensAPass = Number(tokens);
      const { draftTokens, draftCost } = method;
      const speculative = { draftTokens, draftCost, acceptance: acceptanceFor(tokensAPass, draftTokens) };
      const plain = estimateChat(one.scenario, constants).timePerOutputToken;
      const drafted = estimateChat({ ...one.scenario, speculative }, constants).timePerOutputToken;
      if (plain === null || drafted === null) return [];
      const { model, accelerator, value: measured } = row;
      const predicted = plain.typical / drafted.typical;
      return [{ model, accelerator, method: name, tokensAPass, measured, predicted }];
    }),
  );
}
