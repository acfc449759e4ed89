import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './visit.ts';

/** What a reader types, and the pages that may stand first: `kind, query, pages`. */
interface Query {
  readonly kind: string;
  readonly query: string;
  readonly pages: readonly string[];
}

const queries: readonly Query[] = readFileSync('src/search/queries.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind = '', query = '', pages = ''] = line.split('\t');
    return { kind, query, pages: pages.split(' ') };
  });

/** Types each query into the search page, and gives the slugs of its answers. */
const answers = (page: Page): Promise<string[][]> =>
  page.evaluate(
    async (typed) => {
      const input = document.querySelector('[data-search-page] input') as HTMLInputElement;
      const list = document.querySelector('[data-results]') as HTMLElement;
      const found: string[][] = [];
      for (const query of typed) {
        input.value = query;
        input.form?.requestSubmit();
        while (list.getAttribute('aria-busy') !== 'false') await new Promise((resolve) => setTimeout(resolve, 2));
        found.push([...list.children].map((item) => item.querySelector('a')?.pathname.split('/')[2] ?? ''));
      }
      return found;
    },
    queries.map(({ query }) => query),
  );

const share = (part: number, all: number): string => `${part} of ${all}, ${((100 * part) / all).toFixed(1)} %`;

test('97 of 100 queries have their page among the first three, 90 of 100 have it first', async () => {
  await visit('/search/', {}, async (page) => {
    const found = await answers(page);
    const judged = queries.map((query, index) => ({
      ...query,
      first: query.pages.includes(found[index]?.[0] ?? ''),
      near: (found[index] ?? []).slice(0, 3).some((slug) => query.pages.includes(slug)),
      got: (found[index] ?? []).slice(0, 3).join(', '),
    }));
    for (const [kind, rows] of Map.groupBy(judged, ({ kind }) => kind)) {
      const [first, near] = [rows.filter((row) => row.first).length, rows.filter((row) => row.near).length];
      console.log(`${kind}: first ${share(first, rows.length)}; first three ${share(near, rows.length)}`);
    }
    for (const { kind, query, pages, got } of judged.filter((row) => !row.first))
      console.log(`${kind} "${query}": wanted ${pages.join(' or ')}, got ${got || 'nothing'}`);
    const [first, near] = [judged.filter((row) => row.first).length, judged.filter((row) => row.near).length];
    console.log(`all: first ${share(first, judged.length)}; first three ${share(near, judged.length)}`);
    expect(judged.length).toBeGreaterThanOrEqual(120);
    expect(near / judged.length).toBeGreaterThanOrEqual(0.97);
    expect(first / judged.length).toBeGreaterThanOrEqual(0.9);
  });
});
