import type { DateText } from '../catalogue/schema.ts';
import { InputError } from '../estimate/index.ts';
import { isObject, oneOf, shown } from './field.ts';
import { kinds } from './kinds.ts';

/** One line's answer. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly path: string; readonly error: string };

const anyKind = oneOf(Object.keys(kinds), 'kind');

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError('not-json', '', `a line must be JSON: ${why}`);
  }
}

/** What a scenario asks for. @throws {InputError} that names the input */
function answerScenario(scenario: unknown, today: DateText): object {
  if (!isObject(scenario)) {
    throw new InputError('not-object', '', `a scenario must be a JSON object, got ${shown(scenario)}`);
  }
  const name = scenario.kind === undefined ? 'chat' : anyKind.read('kind', scenario.kind);
  return kinds[name]?.answer(scenario, today) ?? {};
}

/** The answer to one line of JSON; what is wrong with the line is an answer too. `today` dates the age of prices. */
export function answer(line: string, today: DateText): Answer {
  try {
    return { ok: true, ...answerScenario(parseLine(line), today) };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, code: error.code, path: error.path, error: error.message };
    if (error instanceof RangeError) return { ok: false, code: 'out-of-range', path: '', error: error.message };
    throw error;
  }
}
