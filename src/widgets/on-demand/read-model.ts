import type { Model } from '../../catalogue/schema.ts';
import { InputError, modelFromConfig } from '../../estimate/index.ts';
import type { Pasted } from '../frame/pasted.ts';

type Config = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Characters of a name that are shown. */
const LONGEST_NAME = 80;

function rowOf(config: Config): Model {
  const row = modelFromConfig(config);
  return { ...row, name: row.name.slice(0, LONGEST_NAME) };
}

/** The row of a config.json, or why there is none. */
function attempt(config: Config): Model | string {
  try {
    return rowOf(config);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** The least of a config.json that gives the same row: every key is tried without. */
function essential(config: Config, same: (config: Config) => boolean): Config {
  let kept = config;
  for (const key of Object.keys(config)) {
    const { [key]: value, ...rest } = kept;
    if (same(rest)) kept = rest;
    else if (isObject(value)) kept = { ...kept, [key]: essential(value, (inner) => same({ ...kept, [key]: inner })) };
  }
  return kept;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A model from the text of its config.json on the Hugging Face Hub, as the command line reads it. Nothing of it is run. */
export function readModel(text: string): Pasted {
  const config = parsed(text);
  if (!isObject(config)) return { fault: 'model must be a row of the list or the text of a config.json, got no JSON' };
  const row = attempt(config);
  if (typeof row === 'string') return { fault: row };
  const wanted = JSON.stringify(row);
  const compact = essential(config, (smaller) => JSON.stringify(attempt(smaller)) === wanted);
  return { row, compact: JSON.stringify(compact) };
}
