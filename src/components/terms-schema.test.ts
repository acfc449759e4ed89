import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { openLibrary } from './library.ts';
import { termsFile } from './published-term.ts';
import { termsSchema } from './terms-schema.ts';

const URI = 'https://first-token.example/terms.v1.schema.json';
const ajv = new Ajv2020({ allErrors: true, formats: { uri: (text: string) => URL.canParse(text), date: true } });
const fits = ajv.compile(termsSchema(URI));
const { glossary } = await openLibrary();
const file = JSON.parse(JSON.stringify(termsFile(glossary)));

test('the file of all terms is what its schema says', () => {
  fits(file);
  expect(fits.errors ?? []).toEqual([]);
});

test.each([
  ['without its definition', { short: undefined }],
  ['with a day that is none', { reviewed: 'today' }],
  ['of a category that is none', { category: 'memory' }],
  ['with a relation that is no slug', { related: ['KV cache'] }],
])('a term %s does not fit', (_, fault) => {
  const [first] = file.terms;
  expect(fits(JSON.parse(JSON.stringify({ ...file, terms: [{ ...first, ...fault }] })))).toBe(false);
});
