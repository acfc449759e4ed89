import { accelerators, findId, models, rentalRange, UnknownIdError } from '../catalogue/index.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import { type ChatScenario, InputError } from '../estimate/index.ts';

const KEYS = [
  'model',
  'accelerator',
  'accelerators',
  'tensorParallel',
  'weights',
  'kvCache',
  'engine',
  'inputTokens',
  'outputTokens',
  'concurrency',
  'requestsPerSecond',
  'cachedTokens',
  'maxBatch',
  'speculative',
  'perHour',
  'utilisation',
];

const MODEL_NUMBERS = [
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'ffn',
  'vocabulary',
  'parameters',
  'activeParameters',
  'maxContext',
];
const ACCELERATOR_NUMBERS = ['memoryBytes', 'bandwidth', 'bf16'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row of the caller's own: every number that the formulas read is there. */
function ownRow<Row>(
  path: string,
  value: Record<string, unknown>,
  numbers: readonly string[],
  defaults: Partial<Row>,
): Row {
  for (const key of numbers) {
    const number = value[key];
    if (typeof number !== 'number' || !Number.isFinite(number) || number < 0 || (number === 0 && key !== 'ffn')) {
      throw new InputError(
        'bad-row',
        `${path}.${key}`,
        `${path}.${key} must be a finite number above 0, got ${JSON.stringify(number)}`,
      );
    }
  }
  return { standing: 'unverified', sources: [], name: `own ${path}`, ...defaults, ...value } as Row;
}

/** A row by its id, or the caller's own as an object. */
function rowOf<Row>(
  path: 'model' | 'accelerator',
  value: unknown,
  rows: Readonly<Record<string, Row & { aliases?: readonly string[] }>>,
  own: (row: Record<string, unknown>) => Row,
): { row: Row; id?: string } {
  if (isObject(value)) return { row: own(value) };
  if (typeof value !== 'string') {
    const came = value === undefined ? 'nothing' : JSON.stringify(value);
    throw new InputError(`missing-${path}`, path, `${path} must be an id of the catalogue or an object, got ${came}`);
  }
  try {
    const id = findId(rows, value, path);
    return { row: rows[id] as Row, id };
  } catch (error) {
    if (error instanceof UnknownIdError) throw new InputError(error.code, path, error.message);
    throw error;
  }
}

/**
 * A scenario as it came, with ids in place of rows, made into what the module computes with.
 * @throws {InputError} on an unknown key or id, or a value of the wrong kind
 */
export function readScenario(value: unknown): ChatScenario {
  if (!isObject(value))
    throw new InputError('not-object', '', `a scenario must be a JSON object, got ${JSON.stringify(value)}`);
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new InputError('unknown-key', unknown, `unknown key "${unknown}"; expected some of: ${KEYS.join(', ')}`);
  }
  const { model, accelerator, ...rest } = value;
  const found = rowOf<Model>('model', model, models, (own) =>
    ownRow<Model>('model', own, MODEL_NUMBERS, { ffnKind: 'gated', embeddings: 'separate' }),
  );
  const device = rowOf<Accelerator>('accelerator', accelerator, accelerators, (own) =>
    ownRow<Accelerator>('accelerator', own, ACCELERATOR_NUMBERS, {
      vendor: 'own',
      architecture: 'hopper',
      market: 'datacenter',
    }),
  );
  const rental = device.id === undefined || rest.perHour !== undefined ? undefined : rentalRange(device.id);
  const perHour =
    rental === undefined ? {} : { perHour: { low: rental.low, typical: rental.typical, high: rental.high } };
  for (const [key, given] of Object.entries(rest)) {
    if (given === null) throw new InputError('null', key, `${key} must have a value or be left out, got null`);
  }
  return { ...perHour, ...rest, model: found.row, accelerator: device.row } as ChatScenario;
}
