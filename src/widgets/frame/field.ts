import { findId } from '../../catalogue/find.ts';
import { count } from '../../format.ts';

/** An input that a widget cannot use; `field` names it. */
export class FieldError extends RangeError {
  override readonly name = 'FieldError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** One thing that a reader can choose. */
interface Choice {
  readonly name: string;
  /** The heading that it stands under in a long list. */
  readonly group?: string;
  readonly aliases?: readonly string[];
}

/** What a reader can choose: rows by id, of the catalogue or of another closed list. */
export type Choices = Readonly<Record<string, Choice>>;

interface Common {
  readonly label: string;
  /** A few words where the label alone would leave a newcomer guessing. */
  readonly help?: string;
  /** What the estimation module calls this input, where that is another word: its messages are put in ours. */
  readonly known?: string;
}

/** One row of a closed list. */
interface ChoiceField extends Common {
  readonly type: 'choice';
  readonly start: string;
  readonly choices: Choices;
  /** A text that begins with a brace may stand in place of a row: a model's config.json. */
  readonly pasted?: true;
}

/** Several rows of a closed list; as text, ids with commas between. */
export interface SelectionField extends Common {
  readonly type: 'selection';
  readonly start: readonly string[];
  readonly choices: Choices;
  /** What one row is called: `model`. */
  readonly one: string;
  /** Rows at most. */
  readonly most: number;
}

/** A number within bounds. With a step of 1 it is whole. */
export interface NumberField extends Common {
  readonly type: 'number';
  readonly start: number;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
}

/** A number that may be left open: what it then is depends on the rest. As text, '' is open. */
interface OpenNumberField extends Omit<NumberField, 'start'> {
  readonly start: null;
  /** Stands in the empty control: `as offered`. */
  readonly open: string;
}

/** A text that a reader pastes. It may be private: the page's address does not take it up by itself. */
interface TextField extends Common {
  readonly type: 'text';
  readonly start: string;
  /** Stands in the empty control. */
  readonly open?: string;
  /** Characters that its control shows at most: a browser takes seconds to lay out a longer text. */
  readonly shown: number;
  /** Another field that is left open again when this one is filled in. */
  readonly clears?: string;
  /**
   * The text as it is looked at.
   * @throws {FieldError} where it cannot be used
   */
  readonly read: (text: string, name: string) => string;
}

export type Field = ChoiceField | SelectionField | NumberField | OpenNumberField | TextField;
export type Fields = Readonly<Record<string, Field>>;

type Value<F extends Field> = F extends OpenNumberField
  ? number | undefined
  : F extends NumberField
    ? number
    : F extends SelectionField
      ? readonly string[]
      : string;
/** Values by field, each of its field's type. */
export type Values<F extends Fields> = { readonly [K in keyof F]: Value<F[K]> };

/** The text of each field as it came, from attributes, a query string or MDX alike. */
export type Texts = Readonly<Record<string, string | undefined>>;

/** Longest text that is looked at and repeated in a message. */
const LONGEST = 80;
/** Choices that a message names; a longer list stands in the control. */
const NAMED = 16;
/** Longest pasted text that is read. */
const LONGEST_PASTED = 100_000;

function parseChoice(name: string, { choices, pasted }: Pick<ChoiceField, 'choices' | 'pasted'>, text: string): string {
  const trimmed = text.trim();
  if (pasted && trimmed.startsWith('{')) {
    if (trimmed.length <= LONGEST_PASTED) return trimmed;
    throw new FieldError(name, `${name} must have at most ${LONGEST_PASTED} characters, got ${trimmed.length}`);
  }
  try {
    return findId(choices, text.slice(0, LONGEST), name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [all = '', ids = ''] = /expected one of: (.*)$/.exec(error.message) ?? [];
    const some = ids.split(', ');
    const short = `expected one of ${some.length}, such as ${some.slice(0, NAMED / 2).join(', ')}${pasted ? ', or a config.json' : ''}`;
    throw new FieldError(name, some.length > NAMED ? error.message.replace(all, short) : error.message);
  }
}

function parseSelection(name: string, field: SelectionField, text: string): readonly string[] {
  const parts = text.split(',', field.most + 2).map((part) => part.trim());
  const ids = [...new Set(parts.filter((part) => part !== '').map((part) => parseChoice(name, field, part)))];
  if (ids.length === 0 || ids.length > field.most) {
    throw new FieldError(name, `${name} must name 1 to ${field.most} rows, got ${ids.length === 0 ? 'none' : 'more'}`);
  }
  return ids;
}

type Bounded = Pick<NumberField, 'least' | 'most' | 'step' | 'unit'>;

function parseNumber(name: string, { least, most, step, unit }: Bounded, text: string): number {
  const trimmed = text.trim().slice(0, LONGEST);
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!Number.isFinite(value) || value < least || value > most || (step === 1 && !Number.isInteger(value))) {
    const kind = step === 1 ? 'a whole number' : 'a number';
    throw new FieldError(
      name,
      `${name} must be ${kind} from ${count(least)} to ${count(most)} (${unit}), got ${trimmed === '' ? 'nothing' : `"${trimmed}"`}`,
    );
  }
  return value === 0 ? 0 : value;
}

function parseField(name: string, field: Field, text: string): Value<Field> {
  if (field.type === 'number')
    return field.start === null && text.trim() === '' ? undefined : parseNumber(name, field, text);
  if (field.type === 'text') return field.read(text, name);
  return field.type === 'choice' ? parseChoice(name, field, text) : parseSelection(name, field, text);
}

/**
 * Values from texts: the one parser of attributes, query strings and MDX. Fields that are absent take their start; texts of
 * unknown names are left alone, since hosts add their own.
 * @throws {FieldError} that names the field, what came and what was expected
 */
export function parseValues<F extends Fields>(fields: F, texts: Texts): Values<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    return [name, text === undefined ? (field.start ?? undefined) : parseField(name, field, text)];
  });
  return Object.fromEntries(values) as Values<F>;
}

/** A value as its text; '' where it was left open. */
export const textOf = (value: string | number | readonly string[] | null | undefined): string =>
  typeof value === 'object' && value !== null ? value.join(',') : String(value ?? '');

/** The text that a field begins with. */
export const startOf = (field: Field): string => textOf(field.start);

/** Texts as controls show them: an alias as the id that it stands for; what cannot be used, as it came. */
export function shownTexts(fields: Fields, texts: Texts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]): [string, string] => {
      const text = texts[name] ?? startOf(field);
      if (field.type === 'text' && text.length > field.shown) return [name, ''];
      try {
        return [name, textOf(parseField(name, field, text))];
      } catch (error) {
        if (error instanceof FieldError) return [name, text];
        throw error;
      }
    }),
  );
}

/** The texts of values that differ from their field's start: what an address needs to say. */
export function changedTexts<F extends Fields>(fields: F, values: Values<F>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, string][] => {
      const text = textOf(values[name] ?? field.start);
      return text === startOf(field) ? [] : [[name, text]];
    }),
  );
}
