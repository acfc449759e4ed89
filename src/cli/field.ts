import { nearIds } from '../catalogue/index.ts';
import { InputError } from '../estimate/index.ts';

/** What JSON Schema (draft 2020-12) says of one value. */
export type Schema = Readonly<Record<string, unknown>>;

/** What one input may be: how it is read, and how JSON Schema says the same. */
export interface Field<T> {
  /** @throws {InputError} that names the input, what came and what was expected */
  readonly read: (path: string, value: unknown) => T;
  readonly schema: Schema;
  /** What was expected, for a message that nothing came. */
  readonly wanted?: string;
}

export type ValueOf<F> = F extends Field<infer T> ? T : never;

const LONGEST_SHOWN = 60;

/** A value as a message repeats it: short, whatever came. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  const text =
    JSON.stringify(value, (key, part) => (key !== '' && typeof part === 'object' && part ? '…' : part)) ?? '';
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same field with words for the reader of the schema. */
export const described = <T>(description: string, field: Field<T>): Field<T> => ({
  ...field,
  schema: { description, ...field.schema },
});

/** A whole number from `least` to `most`. */
export const whole = (least: number, most: number): Field<number> => ({
  read(path, value) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
      throw new InputError(
        'not-whole',
        path,
        `${path} must be a whole number of ${least} or more, got ${shown(value)}`,
      );
    }
    if (value > most) throw new InputError('too-large', path, `${path} must be at most ${most}, got ${shown(value)}`);
    return value;
  },
  schema: { type: 'integer', minimum: least, maximum: most },
});

/** A number from `least` to `most`. The least keeps quotients finite. */
export const amount = (least: number, most: number): Field<number> => ({
  read(path, value) {
    const enough = typeof value === 'number' && (value > 0 || (least === 0 && value === 0));
    if (!enough || !Number.isFinite(value)) {
      const wanted = least === 0 ? 'of 0 or more' : 'above 0';
      throw new InputError('not-positive', path, `${path} must be a finite number ${wanted}, got ${shown(value)}`);
    }
    if (value > most) throw new InputError('too-large', path, `${path} must be at most ${most}, got ${shown(value)}`);
    if (value < least)
      throw new InputError('too-small', path, `${path} must be at least ${least}, got ${shown(value)}`);
    return value;
  },
  schema: { type: 'number', minimum: least, maximum: most },
});

/** A number from `least` to 1. */
export const share = (least = 0): Field<number> => ({
  read(path, value) {
    if (typeof value !== 'number' || !(value >= least && value <= 1)) {
      throw new InputError('not-share', path, `${path} must be a number from ${least} to 1, got ${shown(value)}`);
    }
    return value;
  },
  schema: { type: 'number', minimum: least, maximum: 1 },
});

/** `true` or `false`. */
export const flag: Field<boolean> = {
  read(path, value) {
    if (typeof value !== 'boolean') {
      throw new InputError('not-boolean', path, `${path} must be true or false, got ${shown(value)}`);
    }
    return value;
  },
  schema: { type: 'boolean' },
};

/** Only `true`: to say no, leave it out. */
export const always: Field<true> = {
  read(path, value) {
    if (value !== true) throw new InputError('not-true', path, `${path} must be true or left out, got ${shown(value)}`);
    return value;
  },
  schema: { const: true },
};

/** A value that is kept and not looked at. */
export const kept = (schema: Schema): Field<unknown> => ({ read: (_, value) => value, schema });

/** Text that `pattern` accepts; `wanted` says it in words. */
export const text = (pattern: RegExp, wanted: string): Field<string> => ({
  read(path, value) {
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw new InputError('bad-text', path, `${path} must be ${wanted}, got ${shown(value)}`);
    }
    return value;
  },
  schema: { type: 'string', pattern: pattern.source },
});

/** One word of a list. */
export const oneOf = <const W extends string>(words: readonly W[], kind: string): Field<W> => ({
  read(path, value) {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    const near = typeof value === 'string' ? nearIds(words, value) : [];
    const hint = near.length > 0 ? `did you mean ${near.join(' or ')}? ` : '';
    throw new InputError(
      `unknown-${kind}`,
      path,
      `unknown ${path} ${shown(value)}; ${hint}expected one of: ${words.join(', ')}`,
    );
  },
  schema: { enum: words },
});

/** A word that stands for a special case, or another field. */
export const wordOr = <const W extends string, T>(word: W, other: Field<T>): Field<W | T> => ({
  read(path, value) {
    if (value === word) return word;
    if (typeof value !== 'string') return other.read(path, value);
    throw new InputError('unknown-word', path, `${path} must be a number or "${word}", got ${shown(value)}`);
  },
  schema: { anyOf: [{ const: word }, other.schema] },
});

/** A list of up to `most` values. */
export const list = <T>(item: Field<T>, most: number): Field<readonly T[]> => ({
  read(path, value) {
    if (!Array.isArray(value) || value.length === 0 || value.length > most) {
      throw new InputError('not-list', path, `${path} must be a list of 1 to ${most} values, got ${shown(value)}`);
    }
    return value.map((part, index) => item.read(`${path}.${index}`, part));
  },
  schema: { type: 'array', items: item.schema, minItems: 1, maxItems: most },
});
