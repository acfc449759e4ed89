import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegimeName } from './regime.ts';

/** Errors of another tool and of ours on the figures that it can predict. */
export interface ComparedRegime {
  readonly regime: RegimeName;
  readonly figures: number;
  readonly median: number;
  readonly mean: number;
  readonly oursMedian: number;
  readonly oursMean: number;
}

/** What `npm run compare` found. */
export interface Comparison {
  readonly tools: readonly {
    readonly name: string;
    readonly version: string;
    readonly url?: string;
    /** How it was asked, and what it leaves out. */
    readonly about: string;
    readonly regimes: readonly ComparedRegime[];
  }[];
}

/** The comparison in the repository from the root of which it runs. */
export const readComparison = (): Comparison =>
  JSON.parse(readFileSync(join(process.cwd(), 'src/fit/comparison.json'), 'utf8')) as Comparison;
