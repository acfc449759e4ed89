import { InputError } from './check.ts';

/** @throws {InputError} naming the choices, unless `value` is one of them */
export function oneOf<Name extends string>(path: string, value: unknown, choices: readonly Name[]): Name {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    const came = typeof value === 'string' ? `"${value}"` : String(value);
    throw new InputError(`unknown-${path}`, path, `unknown ${path} ${came}; expected one of: ${choices.join(', ')}`);
  }
  return found;
}
