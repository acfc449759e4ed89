import { answerTo } from './background.ts';

/** The script of a worker: a list of scenarios in, results out. */
answerTo(globalThis as unknown as Parameters<typeof answerTo>[0]);
