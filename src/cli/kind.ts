import type { DateText } from '../catalogue/schema.ts';
import type { Field, Schema } from './field.ts';

/** One kind of scenario: how it is read and how it is answered. */
export interface Kind {
  readonly schema: Schema;
  /** @throws {InputError} that names the input */
  readonly answer: (scenario: unknown, today: DateText) => object;
}

export const kind = <T>(field: Field<T>, answer: (scenario: T, today: DateText) => object): Kind => ({
  schema: field.schema,
  answer: (scenario, today) => answer(field.read('', scenario), today),
});
