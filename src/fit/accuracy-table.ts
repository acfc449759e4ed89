import { percent } from '../format.ts';
import type { Report } from './report.ts';

const BEGIN = '<!-- accuracy: written by `npm run accuracy` -->';
const END = '<!-- /accuracy -->';

/** The table of regimes in Markdown, as the README has it. */
export function accuracyTable({ regimes, scored, campaigns }: Report): string {
  return [
    `${scored.toLocaleString('en')} published figures, each predicted by constants fitted without the campaign it is from (${campaigns} campaigns):`,
    '',
    '| | figures | campaigns | median error | mean error | within the range |',
    '|---|--:|--:|--:|--:|--:|',
    ...regimes.map(
      ({ name, accuracy: { figures, campaigns: own, median, mean, inside } }) =>
        `| ${name} | ${figures.toLocaleString('en')} | ${own} | ${percent(median)} | ${percent(mean)} | ${percent(inside)} |`,
    ),
  ].join('\n');
}

/**
 * A README with the table between its markers.
 * @throws {RangeError} where it has no markers
 */
export function withAccuracyTable(readme: string, report: Report): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new RangeError(`README.md needs the lines "${BEGIN}" and "${END}"`);
  return `${before}${BEGIN}\n${accuracyTable(report)}\n${END}${after}`;
}
