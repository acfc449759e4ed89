import { nearIds } from '../catalogue/index.ts';
import { InputError } from '../estimate/index.ts';
import { type Field, isObject, shown, type ValueOf } from './field.ts';

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<F extends Fields> = { -readonly [K in keyof F]?: ValueOf<F[K]> };

const below = (parent: string, key: string): string => (parent === '' ? key : `${parent}.${key}`);

/** An object of known keys, of which some must be there. */
export function record<F extends Fields, R extends keyof F & string>(
  fields: F,
  required: readonly R[],
): Field<ValuesOf<F> & { readonly [K in R]: ValueOf<F[K]> }> {
  const keys = Object.keys(fields);
  return {
    read(path, value) {
      if (!isObject(value)) {
        const name = path === '' ? 'a scenario' : path;
        throw new InputError('not-object', path, `${name} must be a JSON object, got ${shown(value)}`);
      }
      const read: Record<string, unknown> = {};
      for (const [key, given] of Object.entries(value)) {
        const at = below(path, key);
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (field === undefined) {
          const near = nearIds(keys, key);
          const hint = near.length > 0 ? `did you mean ${near.join(' or ')}? ` : '';
          throw new InputError(
            'unknown-key',
            at,
            `unknown key ${shown(at)}; ${hint}expected some of: ${keys.join(', ')}`,
          );
        }
        if (given === null) throw new InputError('null', at, `${at} must have a value or be left out, got null`);
        read[key] = field.read(at, given);
      }
      const missing = required.find((key) => !Object.hasOwn(read, key));
      if (missing !== undefined) {
        const at = below(path, missing);
        const wanted = fields[missing]?.wanted ?? 'given';
        throw new InputError('missing', at, `${at} must be ${wanted}, got nothing`);
      }
      return read as ReturnType<Field<ValuesOf<F> & { readonly [K in R]: ValueOf<F[K]> }>['read']>;
    },
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema])),
      required,
      additionalProperties: false,
    },
  };
}
