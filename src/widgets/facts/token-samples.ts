import type { Counted } from '../tokenizer/counted.ts';
import { countedIn } from '../tokenizer/o200k.ts';
import { samples } from '../tokenizer/samples.ts';

/** What each sample is in tokens: known without the tokenizer. */
export const countedSamples: Readonly<Record<string, Counted>> = Object.fromEntries(
  Object.values(samples).map((text) => [text, countedIn(text)]),
);
