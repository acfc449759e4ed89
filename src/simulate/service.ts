import { type Speculation, speculationTokens } from '../estimate/speculation.ts';
import { type Machine, step, stepSeconds } from '../estimate/step.ts';

/** What one pass through the model handles. */
export interface Pass {
  /** Requests that get their next token. */
  readonly sequences: number;
  /** Tokens already in each of them, on average. */
  readonly context: number;
  /** Tokens of prompts that are read in it. */
  readonly promptTokens: number;
  /** Tokens before them, such that one prompt of all of them looks at as many pairs. */
  readonly promptPast: number;
}

/** How long a server takes: the estimation module's passes, or any other model. */
export interface Service {
  /** Seconds of a pass. It should grow evenly with the context, since a run of like passes is taken at its middle. */
  readonly seconds: (pass: Pass) => number;
  /** Tokens that each request gets from a pass. */
  readonly tokensAPass: number;
  /** Tokens that a pass handles at most. */
  readonly chunk: number;
  /** Seconds from a request's arrival until the scheduler sees it. */
  readonly host: number;
}

/**
 * Passes as the estimation module computes them. A prompt beside requests that write adds to their pass what the engine's
 * `interference` leaves of its work, as in the closed form.
 * @param pace factor on every time: above 1 for a machine that is slower than expected
 */
export function serviceOf(
  on: Machine,
  { speculative, pace }: { readonly speculative: Speculation | undefined; readonly pace: number },
): Service {
  const tokensEach = speculative === undefined ? 1 : speculative.draftTokens + 1;
  const drafting = speculative === undefined ? 0 : speculative.draftTokens * speculative.draftCost;
  const { chunk, host, interference } = on.behaviour;
  const writing = (sequences: number, context: number): number => {
    const pass = stepSeconds(step(on, { sequences, context, tokensEach }));
    return drafting === 0 ? pass : pass + drafting * stepSeconds(step(on, { sequences, context }));
  };
  return {
    tokensAPass: speculative === undefined ? 1 : speculationTokens(speculative),
    chunk,
    host: host * pace,
    seconds({ sequences, context, promptTokens, promptPast }) {
      const alone = sequences === 0 ? 0 : writing(sequences, context);
      if (promptTokens === 0) return alone * pace;
      const together = stepSeconds(step(on, { sequences, context, tokensEach, promptTokens, promptPast }));
      return (sequences === 0 ? together : alone + interference * Math.max(0, together - alone)) * pace;
    },
  };
}
