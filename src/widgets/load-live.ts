import { InputError } from '../estimate/check.ts';
import { ask } from '../simulate/ask.ts';
import type { LoadFindings, LoadQuestion, Watch } from '../simulate/index.ts';
import { start } from './facts/load-start.ts';
import { offeredBy, originOfScript, workerOf } from './frame/scripts.ts';
import { seekBeside } from './frame/seek.ts';
import { widget } from './frame/widget.ts';
import { answerFrom, isStart, loadRecord, questionOf } from './load-answer.ts';

/** The script that simulates: in a worker, or on the page where none is allowed. */
const SCRIPT = 'simulate.js';

type Study = (question: LoadQuestion, watch: Watch) => Promise<LoadFindings>;

const origin = originOfScript();

async function find(
  question: LoadQuestion,
  watch: { readonly progress: (share: number) => void; readonly signal: AbortSignal },
): Promise<LoadFindings> {
  const port = workerOf(origin, SCRIPT);
  watch.signal.addEventListener('abort', () => port?.terminate());
  try {
    const found = port && (await ask(port, question, watch));
    return found ?? (await ((await offeredBy(origin, SCRIPT)) as Study)(question, watch));
  } catch (error) {
    // An error of the script's own copy of the class.
    if (error instanceof RangeError && 'code' in error && 'path' in error)
      throw new InputError(String(error.code), String(error.path), error.message);
    throw error;
  } finally {
    port?.terminate();
  }
}

/** The widget as browsers load it: it knows the answer that it starts with, and simulates any other by a script of its own. */
export const load = widget({
  ...loadRecord,
  answer: (values, locale) => answerFrom(values, start, 'short', locale),
  elsewhere: {
    knows: isStart,
    seek: (values, extent, search) =>
      seekBeside(search, extent, async (watch) => {
        const found = await find(questionOf(values, extent), watch);
        return (locale) => answerFrom(values, found, extent, locale);
      }),
  },
});
