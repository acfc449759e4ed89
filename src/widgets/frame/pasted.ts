import type { Model } from '../../catalogue/schema.ts';
import { type Field, FieldError, type Fields, startOf, type Texts } from './field.ts';

/** What a pasted config.json was read as: the model's row and the least text that gives it, or why it is none. */
export type Pasted = { readonly row: Model; readonly compact: string } | { readonly fault: string };

/** Characters of an address that a pasted model may take up. */
const IN_ADDRESS = 2000;

const read = new Map<string, Pasted>();

/** Keeps what a text was read as. */
export function remember(text: string, found: Pasted): void {
  read.set(text, found);
}

/**
 * The model that a pasted text is.
 * @throws {FieldError} that says why it is none
 */
export function pastedModel(text: string): Model {
  const found = read.get(text) ?? { fault: 'model: a config.json is read in a browser alone' };
  if ('fault' in found) throw new FieldError('model', found.fault);
  return found.row;
}

/** The pasted texts of a state, by field. */
const pastedIn = (fields: Fields, texts: Texts): [name: string, text: string][] =>
  Object.entries(fields).flatMap(([name, field]): [string, string][] => {
    const text = texts[name]?.trim() ?? '';
    return field.type === 'choice' && field.pasted && text.startsWith('{') ? [[name, text]] : [];
  });

/** A pasted text that was not read yet. */
export const unreadIn = (fields: Fields, texts: Texts): string | undefined =>
  pastedIn(fields, texts).find(([, text]) => !read.has(text))?.[1];

/** What links and codes say in place of pasted models: the least that gives the same row, or nothing where that is long. */
export function linkedModels(
  fields: Fields,
  texts: Texts,
): { texts: Record<string, string>; note: string } | undefined {
  const linked: Record<string, string> = {};
  let note = '';
  for (const [name, text] of pastedIn(fields, texts)) {
    const found = read.get(text);
    const compact = found !== undefined && 'compact' in found ? found.compact : '';
    const fits = encodeURIComponent(compact).length <= IN_ADDRESS;
    linked[name] = fits ? compact : startOf(fields[name] as Field);
    if (!fits) note = `The pasted ${name} is too long for an address: links and codes leave it out.`;
  }
  return Object.keys(linked).length === 0 ? undefined : { texts: linked, note };
}
