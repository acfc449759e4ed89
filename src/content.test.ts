import { expect, test } from 'vitest';
import { contentFindings } from './writers/findings.ts';

test('every page of the content folder keeps every rule', async () => {
  const { pages, lines } = await contentFindings('content');
  expect(lines).toEqual([]);
  expect(pages).toBeGreaterThanOrEqual(12);
});
