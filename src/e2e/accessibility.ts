import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Evaluated by the browser's own tool before a page's scripts, so that the page's policy stays on. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: each fault with the place where it is. */
export async function faults(page: Page, only?: string): Promise<string[]> {
  const results = (await page.evaluate(
    (rule) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        rule === undefined
          ? { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }
          : { runOnly: [rule], resultTypes: ['violations'] },
      ),
    only,
  )) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.split('\n').at(1)?.trim()}`,
    ),
  );
}
