import { offeredBy, originOfScript, workerOf } from './frame/scripts.ts';
import { widget } from './frame/widget.ts';
import type { Counted, CountInSlices, Watch } from './tokenizer/counted.ts';
import { lazily } from './tokenizer/lazily.ts';
import type { Asked, Said } from './tokenizer/script.ts';
import { tokensRecord } from './tokens-answer.ts';

/** The script that counts: in a worker, or on the page where none is allowed. */
const SCRIPT = 'o200k.js';

const origin = originOfScript();

/** Kept, since its vocabulary takes long to load; null where none can be had. */
let worker: Worker | null | undefined;
/** What the worker is asked now. A newer question takes its place. */
let asked: { readonly id: number; readonly progress: Watch['progress']; readonly done: (counted?: Counted) => void } = {
  id: 0,
  progress: () => {},
  done: () => {},
};

function started(): Worker | null {
  const port = workerOf(origin, SCRIPT) ?? null;
  if (port === null) return null;
  port.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.id !== asked.id) return;
    if ('progress' in data) asked.progress(data.progress);
    else asked.done(data.counted);
  };
  // A policy that forbids workers, or a script that does not come, shows only now.
  port.onerror = (event) => {
    event.preventDefault();
    worker = null;
    asked.done();
  };
  return port;
}

/** As a worker counts it; undefined where none starts, or where it was ended. */
function inWorker(text: string, { progress, signal }: Watch): Promise<Counted | undefined> {
  if (worker === undefined) worker = started();
  const port = worker;
  if (port === null) return Promise.resolve(undefined);
  asked.done();
  return new Promise((resolve) => {
    const id = asked.id + 1;
    asked = { id, progress, done: resolve };
    signal.addEventListener('abort', () => {
      resolve(undefined);
      if (asked.id === id) port.postMessage({ id } satisfies Asked);
    });
    port.postMessage({ id, text } satisfies Asked);
  });
}

async function count(text: string, watch: Watch): Promise<Counted | undefined> {
  const counted = await inWorker(text, watch);
  if (counted !== undefined || watch.signal.aborted) return counted;
  try {
    return await ((await offeredBy(origin, SCRIPT)) as CountInSlices)(text, watch);
  } catch (error) {
    // It did not load, or the page allows no such policy: the answer says that it is a guess.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The widget as browsers load it: it knows its examples, and counts any other text by a script of its own. */
export const tokens = widget({ ...tokensRecord, ...lazily(count) });
