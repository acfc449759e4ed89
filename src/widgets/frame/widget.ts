import { InputError } from '../../estimate/check.ts';
import type { View, ViewElement } from '../../view/index.ts';
import type { Mark } from './chart.ts';
import { FieldError, type Fields, parseValues, type Texts, type Values } from './field.ts';

/** A name in a table; with a mark, the colour that it has in the picture stands beside it. */
export type Name = string | { readonly text: string; readonly mark: Mark };

/** Numbers as text, ready to read. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly [corner: string, ...heads: Name[]];
  readonly rows: readonly { readonly what: Name; readonly values: readonly string[] }[];
  /** What stands in place of a table without rows. */
  readonly empty?: string;
  /** Rows that are seen at once; the others open on demand. 0 folds the whole table. */
  readonly shown?: number;
}

/** The parts of a widget that a play changes, and what it must know. */
export interface Stage {
  readonly clock: { textContent: string | null };
  readonly line: { textContent: string | null };
  /** Puts another picture in the place of the answer's. */
  readonly draw: (picture: ViewElement) => void;
  readonly seconds: (value: number) => string;
  /** Nothing may move: the reader asked for less motion. */
  readonly still: boolean;
  /** How far the last play got: 0 while nothing was played. */
  step: number;
}

/** What happens in time and is shown when a reader asks for it. */
export interface Play {
  /** What its button says. */
  readonly name: string;
  /** Begins; returns what stops it. */
  readonly start: (stage: Stage) => () => void;
}

/** Where a number of the answer comes from: a page of this site (`/catalogue/#…`) or another's. */
export interface Origin {
  readonly title: string;
  readonly url: string;
  readonly note?: string;
}

/** What a widget answers: text and drawings as data, for a page at build and for the browser alike. */
export interface Answer {
  /** The answer in one or two sentences, plain text. */
  readonly headline: string;
  readonly picture: ViewElement;
  /** What the picture is about, marked up, where that is a text. */
  readonly text?: ViewElement;
  /** What links and codes say in place of a value that no address holds, and what a reader is told of it. */
  readonly linked?: { readonly texts: Readonly<Record<string, string>>; readonly note: string };
  readonly tables: readonly [Table, ...Table[]];
  /** The numbers unformatted; the first line names them and their units. */
  readonly data: readonly (readonly (string | number)[])[];
  /** The formulas with the numbers put in. */
  readonly how: readonly View[];
  /** What was taken for granted. */
  readonly assumptions: readonly string[];
  /** Which facts, and as of which day, in a sentence. */
  readonly dated: string;
  /** The day of the prices behind the answer: an old one is marked. */
  readonly priced?: string | undefined;
  readonly sources: readonly Origin[];
  readonly plays?: readonly Play[];
  /** What the button says that has a better answer found in the background; '' where this is that answer. */
  readonly longer?: string;
}

/** How the search for an answer goes on and ends. */
export interface Search {
  /** Box under the picture for its progress; undefined before the first answer is drawn. */
  readonly box: HTMLElement | undefined;
  readonly found: (answer: (locale?: string) => Answer) => void;
  readonly failed: (error: unknown) => void;
}

/** Answers that take long, or code of their own. */
export interface Elsewhere<F extends Fields = Fields> {
  /** Whether `answer` knows the answer to these values by itself. */
  readonly knows: (values: Values<F>) => boolean;
  /** Begins to look for it. Returns what ends the search. */
  readonly seek: (values: Values<F>, extent: 'short' | 'long', search: Search) => () => void;
}

/** A setting that teaches. Its id stands in addresses, so it never changes. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A widget: a question, fields, and a pure answer. It knows no DOM. */
export interface Widget<F extends Fields = Fields> {
  /** The custom element's name. */
  readonly tag: `inference-${string}`;
  readonly title: string;
  readonly question: string;
  /** Who asks it and how it is answered: paragraphs of the tool's page, plain text. */
  readonly about: readonly [string, ...string[]];
  /** Glossary page that explains what it shows. */
  readonly term: string;
  /** Pixels that it takes in a column of 640, as it starts: what a page reserves for it. */
  readonly height: number;
  readonly fields: F;
  /** Rules of style for what this widget alone draws. */
  readonly rules?: string;
  readonly presets: readonly Preset[];
  /**
   * @param locale how numbers are written
   * @throws {RangeError} where values that are fine alone do not go together
   */
  readonly answer: (values: Values<F>, locale?: string) => Answer;
  /** What it does beside in a browser, once its tree stands. `enter` fills in a field for the reader. */
  readonly attend?: (root: ShadowRoot, enter: (name: string, text: string) => void) => void;
  /** Where other answers are found, in a browser. */
  readonly elsewhere?: Elsewhere<F>;
}

/** A widget whose answer knows the types of its own fields. */
export function widget<const F extends Fields>(definition: Widget<F>): Widget {
  return definition as unknown as Widget;
}

/** An answer, or the message that stands in its place and the field that it is about. */
export type Outcome =
  | { readonly answer: Answer; readonly error?: never }
  | { readonly answer?: never; readonly error: string; readonly field?: string };

/** A field as its reader sees it. */
const quoted = (fields: Fields, name: string): string => `“${fields[name]?.label}”`;

/** The estimation module's message in the words of the widget's own fields. */
function inOwnWords(fields: Fields, { path, message }: InputError): Outcome {
  const known = Object.entries(fields).flatMap(([name, { known: word }]) => (word === undefined ? [] : [[word, name]]));
  const error = known.reduce(
    (text, [word = '', name = '']) => text.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), quoted(fields, name)),
    message,
  );
  const field = known.find(([word]) => word === path)?.[1] ?? path;
  return Object.hasOwn(fields, field) ? { error, field } : { error };
}

/** A sentence that begins with a model which has no name of its own, "a llama model", begins with a capital. */
const sentence = (text: string): string => text.replace(/^a /, 'A ');

/** An answer as it is said. */
export const answered = (answer: Answer): Outcome => ({ answer: { ...answer, headline: sentence(answer.headline) } });

/** What a widget says to texts, whatever they are: a message that names the input is an outcome too. */
export function outcomeOf({ fields, answer }: Widget, texts: Texts, locale?: string): Outcome {
  try {
    return answered(answer(parseValues(fields, texts), locale));
  } catch (error) {
    return faultOf({ fields }, error);
  }
}

/** A message in the words of the form: who reads it sees labels, and no names of attributes. */
const labelled = (fields: Fields, { field, message }: FieldError): string =>
  message.replace(`${field} must`, `${quoted(fields, field)} must`);

/** The message that stands in the answer's place. Throws again what is no fault of the input. */
export function faultOf({ fields }: Pick<Widget, 'fields'>, error: unknown): Outcome {
  if (error instanceof FieldError) return { error: labelled(fields, error), field: error.field };
  if (error instanceof InputError) return inOwnWords(fields, error);
  if (error instanceof RangeError) return { error: sentence(error.message) };
  throw error;
}

/** The widget's short name: `cost` for `inference-cost`. */
export const shortName = ({ tag }: Pick<Widget, 'tag'>): string => tag.slice('inference-'.length);
