import { estimateChat, InputError } from '../estimate/index.ts';
import { readScenario } from './scenario.ts';

/** One line's answer. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly path: string; readonly error: string };

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new InputError(
      'not-json',
      '',
      `a line must be JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The answer to one line of JSON; what is wrong with the line is an answer too. */
export function answer(line: string): Answer {
  try {
    return { ok: true, ...estimateChat(readScenario(parseLine(line))) };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, code: error.code, path: error.path, error: error.message };
    if (error instanceof RangeError) return { ok: false, code: 'out-of-range', path: '', error: error.message };
    throw error;
  }
}
