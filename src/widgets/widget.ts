import type { View, ViewElement } from '../view/index.ts';
import type { Fields, Values } from './field.ts';

/** One line of an answer's table: what, and its value as text. */
export type AnswerRow = readonly [what: string, ...values: string[]];

/** A reply that can be played at the speed that was computed. */
export interface Playback {
  /** Seconds before the first token. */
  readonly first: number;
  /** Seconds for each token after it. */
  readonly each: number;
}

/** What a widget answers: text and drawings as data, for a page at build and for the browser alike. */
export interface Answer {
  /** The answer in one or two sentences, plain text. */
  readonly headline: string;
  readonly picture: ViewElement;
  readonly columns: AnswerRow;
  readonly rows: readonly AnswerRow[];
  /** What was taken for granted. */
  readonly assumptions: readonly string[];
  /** The formulas with the numbers put in. */
  readonly how: readonly View[];
  readonly play?: Playback;
}

export interface Preset {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A widget: a question, fields, and a pure answer. It knows no DOM. */
export interface Widget<F extends Fields = Fields> {
  /** Custom element's name. */
  readonly tag: `inference-${string}`;
  readonly title: string;
  readonly question: string;
  /** Glossary page that explains what it shows. */
  readonly term: string;
  readonly fields: F;
  readonly presets: readonly Preset[];
  /** @throws {RangeError} where values that are fine alone do not go together */
  readonly answer: (values: Values<F>) => Answer;
}

/** A widget whose answer knows the types of its own fields. */
export function widget<const F extends Fields>(definition: Widget<F>): Widget {
  return definition as unknown as Widget;
}
