import { InputError } from '../check.ts';

/** A config.json as it came. */
export type Config = Readonly<Record<string, unknown>>;

/** Larger than any size that a model's shape has had; products of two stay exact. */
const LARGEST = 1e9;

const shown = (value: unknown): string => (typeof value === 'object' ? 'an object' : JSON.stringify(value));

/** Reads numbers of one config.json under the several names that families give them. */
export interface Reader {
  readonly config: Config;
  readonly path: string;
  readonly modelType: string;
  /** The first of `keys` that has a value; where none has, the family's default, or `fallback`. */
  readonly whole: (keys: readonly string[], fallback?: number, least?: number) => number;
  readonly optional: (keys: readonly string[]) => number | undefined;
  /** How many entries of the list `key` equal `entry`; undefined where there is no such list. */
  readonly count: (key: string, entry: string | number) => number | undefined;
}

/** @throws {InputError} that names the key, `model.hidden_size`, where it is missing or no whole number in range */
export function reader(
  config: Config,
  path: string,
  modelType: string,
  defaults: Readonly<Record<string, number>> = {},
): Reader {
  const own = (key: string): unknown => (Object.hasOwn(config, key) ? config[key] : undefined) ?? defaults[key];
  const read = (keys: readonly string[], least: number): number | undefined => {
    const key = keys.find((candidate) => own(candidate) !== undefined);
    if (key === undefined) return undefined;
    const value = own(key);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > LARGEST) {
      throw new InputError(
        'not-whole',
        `${path}.${key}`,
        `${path}.${key} must be a whole number from ${least} to ${LARGEST}, got ${shown(value)}`,
      );
    }
    return value;
  };
  return {
    config,
    path,
    modelType,
    whole(keys, fallback, least = 1) {
      const value = read(keys, least) ?? fallback;
      if (value !== undefined) return value;
      const [key] = keys;
      throw new InputError(
        'missing',
        `${path}.${key}`,
        `${path}.${key} must be given in a config.json of type "${modelType}", got nothing`,
      );
    },
    optional: (keys) => read(keys, 0),
    count(key, entry) {
      const list = own(key);
      return Array.isArray(list) ? list.filter((value) => value === entry).length : undefined;
    },
  };
}
