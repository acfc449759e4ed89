/** An input that cannot be used: `path` names it, `code` says what kind of fault it is. */
export class InputError extends RangeError {
  override readonly name = 'InputError';
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));

/** Largest count that an input may hold: beyond it, products of two inputs leave the range of exact numbers. */
export const MOST = 1e12;

/** @throws {InputError} unless `value` is a finite number above 0 and at most 10¹² */
export function positive(path: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw new InputError('not-positive', path, `${path} must be a finite number above 0, got ${shown(value)}`);
  }
  if (value > MOST) throw new InputError('too-large', path, `${path} must be at most ${MOST}, got ${value}`);
  return value;
}

/** @throws {InputError} unless `value` is a finite number of 0 or more and at most 10¹² */
export function notNegative(path: string, value: unknown): number {
  return value === 0
    ? 0
    : positive(path, value === undefined || (typeof value === 'number' && value < 0) ? Number(value) : value);
}

/** @throws {InputError} unless `value` is a whole number from `least` to 10¹² */
export function whole(path: string, value: unknown, least = 1): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw new InputError('not-whole', path, `${path} must be a whole number of ${least} or more, got ${shown(value)}`);
  }
  if (value > MOST) throw new InputError('too-large', path, `${path} must be at most ${MOST}, got ${value}`);
  return value;
}

/** @throws {InputError} unless `value` lies between 0 and 1, both included */
export function share(path: string, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
    throw new InputError('not-share', path, `${path} must be a number from 0 to 1, got ${shown(value)}`);
  }
  return value;
}
