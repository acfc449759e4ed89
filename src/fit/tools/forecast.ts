import { type ChatEstimate, estimateChat, fitted, type Range } from '../../estimate/index.ts';
import type { Case } from '../case.ts';

/** What a tool says of a case: seconds, tokens a second, bytes. What it does not say is left out. */
export interface Forecast {
  readonly timeToFirstToken?: number;
  readonly timePerOutputToken?: number;
  readonly latency?: number;
  readonly outputTokensPerSecond?: number;
  readonly prefillTokensPerSecond?: number;
  readonly memory?: number;
}

/** A tool that predicts figures, as it is compared. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly url?: string;
  /** How it was asked, and what it leaves out. */
  readonly about: string;
  /** Undefined where it cannot tell. */
  readonly forecast: (one: Case) => Forecast | undefined;
  /** Figures of one regime that it is asked for at most: spread evenly over all, since it takes long for each. */
  readonly sample?: number;
}

const point = (value: number): Range => ({ low: value, typical: value, high: value });
const orNull = (value: number | undefined): Range | null =>
  value === undefined || !Number.isFinite(value) || value <= 0 ? null : point(value);

/** The measured figure of a case as a tool predicts it. */
export function figureOf({ scenario, read }: Case, forecast: Forecast): number | undefined {
  const own = estimateChat(scenario);
  const { memory } = forecast;
  const estimate: ChatEstimate = {
    ...own,
    timeToFirstToken: orNull(forecast.timeToFirstToken),
    timePerOutputToken: orNull(forecast.timePerOutputToken),
    latency: orNull(forecast.latency),
    outputTokensPerSecond: orNull(forecast.outputTokensPerSecond),
    prefillTokensPerSecond: orNull(forecast.prefillTokensPerSecond),
    step:
      forecast.timePerOutputToken === undefined
        ? null
        : { weights: forecast.timePerOutputToken, compute: 0, attention: 0, communication: 0, overhead: 0 },
    memory: { ...own.memory, total: memory ?? Number.NaN, range: point(memory ?? Number.NaN) },
  };
  const figure = read(estimate, fitted)?.typical;
  return figure === undefined || !Number.isFinite(figure) ? undefined : figure;
}
