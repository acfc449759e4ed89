import type { Schema } from './field.ts';
import { kinds } from './kinds.ts';
import { offerSchema } from './offer.ts';
import { acceleratorSchema, idOr, modelSchema } from './rows.ts';

/** What a scenario may be: made of the same fields that read it. `id` is the address that it is published at. */
export const scenarioSchema = (id: string): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: id,
  title: 'Scenario',
  description: 'One line of input of the estimate command. Seconds, bytes, tokens and USD.',
  anyOf: Object.keys(kinds).map((name) => ({ $ref: `#/$defs/${name}` })),
  $defs: {
    ...Object.fromEntries(Object.entries(kinds).map(([name, { schema }]) => [name, schema])),
    model: modelSchema,
    accelerator: acceleratorSchema,
    offer: offerSchema,
    'image-model': idOr(),
    'transcription-model': idOr(),
  },
});
