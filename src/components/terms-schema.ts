import { CATEGORY_SLUGS } from '../glossary/index.ts';

const slugs = { type: 'array', items: { $ref: '#/$defs/slug' } };
const day = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };

/** JSON Schema of `/terms.v1.json`, draft 2020-12. Version 1 may gain properties and never loses or renames one. */
export function termsSchema(id: string): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Terms of the glossary',
    type: 'object',
    required: ['name', 'version', 'licence', 'terms'],
    properties: {
      $schema: { const: id },
      name: { type: 'string' },
      version: { const: 1 },
      licence: { type: 'string', format: 'uri', description: 'License of the definitions.' },
      terms: { type: 'array', items: { $ref: '#/$defs/term' } },
    },
    $defs: {
      slug: { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
      term: {
        type: 'object',
        required: [
          'slug',
          'url',
          'title',
          'short',
          'aliases',
          'category',
          'tier',
          'related',
          'confusedWith',
          'before',
          'reviewed',
        ],
        properties: {
          slug: { $ref: '#/$defs/slug', description: 'Never changes.' },
          url: { type: 'string', format: 'uri' },
          title: { type: 'string', minLength: 1 },
          short: { type: 'string', minLength: 20, maxLength: 240, description: 'The definition, as plain text.' },
          acronym: { type: 'string', minLength: 1 },
          aliases: { type: 'array', items: { type: 'string', minLength: 1 } },
          category: { enum: CATEGORY_SLUGS },
          tier: { enum: [1, 2, 3], description: '1: a reader must find it on day one; 3: completes the picture.' },
          related: { ...slugs, description: 'To read next, nearest first. Some have no page yet.' },
          confusedWith: { ...slugs, description: 'What readers mistake it for. Some have no page yet.' },
          before: { ...slugs, description: 'To read first. Some have no page yet.' },
          reviewed: { ...day, description: 'The day the page was last read against its sources.' },
        },
      },
    },
  };
}
