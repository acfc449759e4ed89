import { find } from '../catalogue/index.ts';

/** What a reader can choose from: an id and its name. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface Common {
  readonly label: string;
  /** A sentence where the label alone would leave a newcomer guessing. */
  readonly help?: string;
}

/** A row of the catalogue or another closed list. */
export interface ChoiceField extends Common {
  readonly type: 'choice';
  readonly start: string;
  readonly choices: readonly Choice[];
  /** Other spellings that are understood, as `find` knows them. */
  readonly rows?: Readonly<Record<string, { readonly aliases?: readonly string[] }>>;
}

/** A number within bounds. */
export interface NumberField extends Common {
  readonly type: 'number';
  readonly start: number;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
}

export type Field = ChoiceField | NumberField;
export type Fields = Readonly<Record<string, Field>>;
/** Values by field, each of its field's type. */
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends NumberField ? number : string };

function parseChoice(name: string, field: ChoiceField, text: string): string {
  if (field.choices.some(({ id }) => id === text)) return text;
  if (field.rows !== undefined) {
    const row = find(field.rows, text, name);
    const id = Object.entries(field.rows).find(([, candidate]) => candidate === row)?.[0];
    if (id !== undefined && field.choices.some((choice) => choice.id === id)) return id;
  }
  throw new RangeError(
    `unknown ${name} "${text}"; expected one of: ${field.choices.map(({ id }) => id || '(none)').join(', ')}`,
  );
}

function parseNumber(name: string, { least, most }: NumberField, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a number from ${least} to ${most}, got "${text}"`);
  }
  return value;
}

/** The text of each field as it came, from attributes, a query string or MDX alike. Fields that are absent take their start. */
export type Texts = Readonly<Record<string, string | undefined>>;

/**
 * Values from texts. Texts of unknown names are left alone: hosts add their own.
 * @throws {RangeError} that names the field, what came and what was expected
 */
export function parseValues<F extends Fields>(fields: F, texts: Texts): Values<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const text = texts[name];
    if (text === undefined) return [name, field.start];
    return [name, field.type === 'number' ? parseNumber(name, field, text) : parseChoice(name, field, text)];
  });
  return Object.fromEntries(values) as Values<F>;
}

/** The texts of values that differ from their field's start: what a link or an embed needs to say. */
export function changedTexts<F extends Fields>(fields: F, values: Values<F>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => value !== fields[name]?.start)
      .map(([name, value]) => [name, String(value)]),
  );
}
