import { range, seconds, tokenRate } from '../format.ts';

/** An estimate that stands for its kind: who has published a number can see how far it has moved. */
export interface Example {
  /** What is estimated, in words. */
  readonly name: string;
  /** As a line of the command `first-token estimate` has it. */
  readonly scenario: Readonly<Record<string, string | number>>;
  /** The answer's field that is shown: seconds, or tokens a second. */
  readonly figure: string;
}

export const examples = {
  'first token': {
    name: 'Time to first token of Llama 3.1 8B on one A100 80 GB, 1,000 tokens in and 200 out',
    scenario: { model: 'llama-3.1-8b', accelerator: 'a100-80gb-sxm', inputTokens: 1000, outputTokens: 200 },
    figure: 'timeToFirstToken',
  },
  token: {
    name: 'Time per output token of Llama 3.1 70B on four H100, 16 users, 1,000 tokens in and 200 out',
    scenario: {
      model: 'llama-3.1-70b',
      accelerator: 'h100-sxm',
      accelerators: 4,
      inputTokens: 1000,
      outputTokens: 200,
      concurrency: 16,
    },
    figure: 'timePerOutputToken',
  },
  cache: {
    name: 'Time per output token of Llama 3.1 70B in FP8 with an FP8 cache on one H200, 16 users, 8,000 tokens in and 1,000 out',
    scenario: {
      model: 'llama-3.1-70b',
      accelerator: 'h200-sxm',
      weights: 'fp8',
      kvCache: 'fp8',
      inputTokens: 8000,
      outputTokens: 1000,
      concurrency: 16,
    },
    figure: 'timePerOutputToken',
  },
  room: {
    name: 'Time to first token of Llama 3.1 70B in FP8 on TensorRT-LLM and one H200, 128 users, 1,000 tokens in and 8,000 out',
    scenario: {
      model: 'llama-3.1-70b',
      accelerator: 'h200-sxm',
      engine: 'tensorrt-llm',
      weights: 'fp8',
      inputTokens: 1000,
      outputTokens: 8000,
      concurrency: 128,
    },
    figure: 'timeToFirstToken',
  },
  sums: {
    name: 'Time per output token of Llama 3.1 70B in FP8 on TensorRT-LLM and eight H200, 128 users, 1,000 tokens in and 8,000 out',
    scenario: {
      model: 'llama-3.1-70b',
      accelerator: 'h200-sxm',
      accelerators: 8,
      engine: 'tensorrt-llm',
      weights: 'fp8',
      inputTokens: 1000,
      outputTokens: 8000,
      concurrency: 128,
    },
    figure: 'timePerOutputToken',
  },
  replicas: {
    name: 'Tokens a second of Llama 3.1 8B on four replicas of one H100, 1 user, 1,000 tokens in and 200 out',
    scenario: {
      model: 'llama-3.1-8b',
      accelerator: 'h100-sxm',
      accelerators: 4,
      tensorParallel: 1,
      inputTokens: 1000,
      outputTokens: 200,
      concurrency: 1,
    },
    figure: 'outputTokensPerSecond',
  },
  image: {
    name: 'An image by SDXL on one A100 80 GB',
    scenario: { kind: 'image', model: 'sdxl', accelerator: 'a100-80gb-sxm' },
    figure: 'secondsPerImage',
  },
  transcription: {
    name: 'An hour of audio by Whisper large-v3 on one A100 80 GB',
    scenario: { kind: 'transcription', model: 'whisper-large-v3', accelerator: 'a100-80gb-sxm' },
    figure: 'seconds',
  },
} as const satisfies Readonly<Record<string, Example>>;

export type ExampleName = keyof typeof examples;

type Result = readonly [low: number, typical: number, high: number];

/** One change of a formula or of its constants, and what each example that it moved has been since. */
interface FormulaChange {
  readonly date: string;
  readonly what: string;
  readonly results: Partial<Readonly<Record<ExampleName, Result>>>;
}

/**
 * Every change that moved an example by more than half a percent, oldest first: only ever appended to. Each result is what the
 * module answered then, to four digits.
 */
export const formulaChanges: readonly FormulaChange[] = [
  {
    date: '2026-11-23',
    what: 'First estimates of chat: shares of the peaks judged from published measurements.',
    results: { 'first token': [0.02747, 0.0706, 0.1815], token: [0.01644, 0.02096, 0.02672] },
  },
  {
    date: '2026-11-24',
    what: 'Constants by engine and by family of kernels, and a range by what is estimated.',
    results: { 'first token': [0.04474, 0.07174, 0.1229], token: [0.01754, 0.02237, 0.02852] },
  },
  {
    date: '2026-11-24',
    what: 'First estimates of images and of transcription.',
    results: { image: [3.008, 3.989, 5.289], transcription: [149.3, 228.4, 349.4] },
  },
  {
    date: '2026-11-24',
    what: 'Constants fitted to 4,284 published figures, each predicted by a fit that had not seen its campaign.',
    results: { 'first token': [0.07081, 0.1053, 0.1793], token: [0.01795, 0.02375, 0.03077] },
  },
  {
    date: '2026-11-24',
    what: 'Ranges leave out an eighth of the measurements on either side, by the engine’s own spread and that of all.',
    results: { 'first token': [0.07019, 0.1053, 0.1664], token: [0.0187, 0.02375, 0.03101] },
  },
  {
    date: '2026-11-24',
    what: 'Power sets what compute sustains, routing to experts is skewed, prompts share a pass; old releases no longer count as today’s.',
    results: { 'first token': [0.07334, 0.1054, 0.2278], token: [0.01743, 0.02195, 0.02664] },
  },
  {
    date: '2026-11-24',
    what: 'Prompts of a pass look at their own tokens alone, each is read once in a request’s time, and latent attention costs more a layer.',
    results: { 'first token': [0.07067, 0.106, 0.2152], token: [0.0173, 0.02206, 0.02655] },
  },
  {
    date: '2026-11-28',
    what: 'A pass that reads a prompt carries what comes of others in its time, so that more users never lower the throughput of a replica; requests that arrive at random do not wait as users do who begin together; fitted anew, with 42 figures more.',
    results: { 'first token': [0.07035, 0.1025, 0.2133], token: [0.01758, 0.02214, 0.02642] },
  },
  {
    date: '2026-11-28',
    what: 'Two examples more, as they were estimated until then: a cache in FP8, and answers that fill the memory.',
    results: { cache: [0.03349, 0.04218, 0.05033], room: [159.5, 250.3, 510.6] },
  },
  {
    date: '2026-11-28',
    what: 'vLLM reads a cache in FP8 no faster than one in 16 bits, and TensorRT-LLM keeps the room for whole answers; fitted anew, where lengths, caches and waits of a campaign are now as its scripts say, and 30 figures with drafts are left out.',
    results: {
      'first token': [0.06745, 0.1027, 0.2074],
      token: [0.0174, 0.02191, 0.02638],
      cache: [0.03864, 0.04866, 0.05856],
      room: [347, 520.5, 955.6],
    },
  },
  {
    date: '2026-11-29',
    what: 'One example more, as it was estimated until then: fewer users than replicas.',
    results: { replicas: [419.2, 569.6, 651.1] },
  },
  {
    date: '2026-11-29',
    what: 'Where there are fewer users than replicas, only as many replicas write: one user was counted on each of them.',
    results: { replicas: [104.8, 142.4, 162.8] },
  },
  {
    date: '2026-11-29',
    what: 'One example more, as it was estimated until then: many users on eight accelerators.',
    results: { sums: [0.01228, 0.01491, 0.01809] },
  },
  {
    date: '2026-11-29',
    what: 'Accelerators add up their parts by reading from all others at once, or round a ring where that is faster: the sums of some tens or hundreds of tokens take longer among four or eight; fitted anew.',
    results: {
      'first token': [0.06499, 0.1004, 0.1998],
      token: [0.01744, 0.02197, 0.02621],
      cache: [0.03867, 0.0487, 0.05811],
      room: [347.6, 513.9, 975],
      replicas: [103.1, 142, 162.3],
      sums: [0.01626, 0.01952, 0.02349],
    },
  },
];

/** An example's result before and after a change; nothing stands before its first. */
export interface Moved {
  readonly example: Example;
  readonly before?: string;
  readonly after: string;
}

function printed(figure: Example['figure'], [low, typical, high]: Result): string {
  const print = figure === 'outputTokensPerSecond' ? tokenRate : seconds;
  return `${print(typical)} (${range({ low, typical, high }, print)})`;
}

const names = Object.keys(examples) as ExampleName[];

/** What an example was before the change at a place of the list. */
const before = (name: ExampleName, place: number): Result | undefined =>
  formulaChanges
    .slice(0, place)
    .map(({ results }) => results[name])
    .findLast((result) => result !== undefined);

/** The changes with old and new results as text, oldest first. */
export const movedResults: readonly (Omit<FormulaChange, 'results'> & { readonly moved: readonly Moved[] })[] =
  formulaChanges.map(({ date, what, results }, place) => ({
    date,
    what,
    moved: names.flatMap((name): Moved[] => {
      const [old, result] = [before(name, place), results[name]];
      if (result === undefined) return [];
      const { figure } = examples[name];
      const after = printed(figure, result);
      return [{ example: examples[name], after, ...(old === undefined ? {} : { before: printed(figure, old) }) }];
    }),
  }));

/** The latest result of an example. */
export const latest = (name: ExampleName): Result | undefined => before(name, formulaChanges.length);
