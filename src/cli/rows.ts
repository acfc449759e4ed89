import { accelerators, findId, models, UnknownIdError } from '../catalogue/index.ts';
import type { Accelerator, Model } from '../catalogue/schema.ts';
import { InputError, isHuggingFaceConfig, modelFromConfig } from '../estimate/index.ts';
import { acceleratorRow, ownAccelerator } from './accelerator-row.ts';
import { type Field, isObject, type Schema, shown } from './field.ts';
import { modelRow, ownModel } from './model-row.ts';

/** A row and, where it is of the catalogue, its id. */
export interface Found<Row> {
  readonly row: Row;
  readonly id?: string;
}

/** A row by its id or alias, or as an object of the caller's own. Its schema stands once, under its name. */
export function rowField<Row>(
  kind: string,
  rows: Readonly<Record<string, Row & { readonly aliases?: readonly string[] }>>,
  own: (path: string, value: Readonly<Record<string, unknown>>) => Row,
  wanted: string,
): Field<Found<Row>> {
  return {
    read(path, value) {
      if (isObject(value)) return { row: own(path, value) };
      if (typeof value !== 'string') {
        throw new InputError('bad-row', path, `${path} must be ${wanted}, got ${shown(value)}`);
      }
      try {
        const id = findId(rows, value, kind);
        return { row: rows[id] as Row, id };
      } catch (error) {
        if (error instanceof UnknownIdError) throw new InputError(error.code, path, error.message);
        throw error;
      }
    },
    schema: { $ref: `#/$defs/${kind}` },
    wanted,
  };
}

/** An id, or one of several kinds of object. */
export const idOr = (...objects: readonly Schema[]): Schema => ({
  anyOf: [{ type: 'string', minLength: 1, description: 'An id or alias of the catalogue.' }, ...objects],
});

/** `model`: an id, a row, or a config.json. */
export const modelField: Field<Found<Model>> = rowField(
  'model',
  models,
  (path, value) => (isHuggingFaceConfig(value) ? modelFromConfig(value, path) : ownModel(path, value)),
  'an id of the catalogue, a row of your own or a Hugging Face config.json',
);

export const modelSchema = idOr(modelRow.schema, {
  type: 'object',
  description: 'A config.json of the Hugging Face Hub.',
  anyOf: [{ required: ['model_type'] }, { required: ['architectures'] }],
});

/** `accelerator`: an id or a row. */
export const acceleratorField: Field<Found<Accelerator>> = rowField(
  'accelerator',
  accelerators,
  ownAccelerator,
  'an id of the catalogue or a row of your own',
);

export const acceleratorSchema = idOr(acceleratorRow.schema);
