import { readFileSync, writeFileSync } from 'node:fs';
import { percent } from '../format.ts';
import { accuracyTable, withAccuracyTable } from './accuracy-table.ts';
import { accuracyReport } from './report.ts';

/** `npm run accuracy`: prints how far estimates lie from what was measured, and brings the README's table up to date. */

const report = accuracyReport();
console.log(accuracyTable(report));
for (const { name, engines } of report.regimes) {
  console.log(`\n${name}`);
  for (const { key, accuracy: a } of engines)
    console.log(
      `  ${key}: ${a.figures} figures, off by ${percent(a.median)} at the median and ${percent(a.mean)} on average, ${percent(a.inside)} within the range`,
    );
}
writeFileSync('README.md', withAccuracyTable(readFileSync('README.md', 'utf8'), report));
console.log('\nREADME.md is up to date');
