import type { Readable, Writable } from 'node:stream';
import type { DateText } from '../catalogue/schema.ts';
import { answer } from './answer.ts';

/** Text that is gathered before it is written: one write a line is slow. */
const BUFFER = 1 << 16;

async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/**
 * Scenarios, one JSON object a line, from `input`; an answer a line to `output`, in order. Empty lines have none.
 * @returns the exit code: 1 where a line was refused
 */
export async function answerLines(input: Readable, output: Writable, today: DateText): Promise<0 | 1> {
  let code: 0 | 1 = 0;
  let pending = '';
  const flush = (): Promise<void> | undefined => {
    const text = pending;
    pending = '';
    if (text === '' || output.write(text)) return undefined;
    return new Promise((resolve) => output.once('drain', resolve));
  };
  for await (const line of linesOf(input)) {
    const scenario = line.replace(/^\uFEFF/, '').trim();
    if (scenario === '') continue;
    const given = answer(scenario, today);
    if (!given.ok) code = 1;
    pending += `${JSON.stringify(given)}\n`;
    if (pending.length > BUFFER) await flush();
  }
  await flush();
  return code;
}
