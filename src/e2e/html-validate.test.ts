import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { pagesOf } from './dist.ts';

/** As https://html-validate.org recommends, but that ids may have points, as the names of models do. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'valid-id': ['error', { relaxed: true }] },
});

test('every page is valid HTML', () => {
  const faults = pagesOf('dist').flatMap(({ path, html }) =>
    validator
      .validateStringSync(html)
      .results.flatMap(({ messages }) => messages)
      .map(({ line, column, message, ruleId }) => `${path}:${line}:${column}: ${message} (${ruleId})`),
  );
  expect(faults).toEqual([]);
});

test('a paragraph around a table is a fault', () => {
  const html = '<!doctype html><html lang="en"><head><title>x</title></head><body><p><table></table></p></body></html>';
  expect(validator.validateStringSync(html).valid).toBe(false);
});
