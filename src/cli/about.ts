import { kept, oneOf, text } from './field.ts';

export const name = text(/^.{1,200}$/, 'text of 1 to 200 characters');

/** What a row of the catalogue says about itself and no formula reads; an object copied from there keeps it. */
export const about = {
  name,
  standing: oneOf(['primary', 'secondary', 'unverified'], 'standing'),
  released: name,
  note: kept({ type: 'string' }),
  aliases: kept({ type: 'array' }),
  sources: kept({ type: 'array' }),
};
