import { writeFileSync } from 'node:fs';
import { readMeasurements } from '../catalogue/measurements/read.ts';
import { errorOf } from './accuracy.ts';
import type { ComparedRegime, Comparison } from './comparison.ts';
import { mean, median } from './median.ts';
import { type RegimeName, regimeName, regimes } from './regime.ts';
import { readHeldOut } from './report.ts';
import { score } from './scored.ts';
import { fitllm } from './tools/fitllm.ts';
import { figureOf, type Tool } from './tools/forecast.ts';
import { inferenceLab } from './tools/inference-lab.ts';
import { naiveRoofline } from './tools/naive-roofline.ts';

/**
 * `npm run compare`: asks other tools for the same figures that ours were held out on, and scores both on those that each can
 * predict. Writes `src/fit/comparison.json`.
 */

const TOOLS: readonly Tool[] = [naiveRoofline, inferenceLab, fitllm];
const counted = score(readMeasurements(), readHeldOut()).filter(({ one }) => one.aside === undefined);

/** So many of a list, evenly spread over it. */
const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);

const rounded = (value: number): number => Number(value.toFixed(4));

function compare(tool: Tool, regime: RegimeName): ComparedRegime[] {
  const rows = counted.filter(({ one }) => regimeName(one) === regime);
  const asked = spread(rows, tool.sample ?? rows.length);
  const both = asked.flatMap(({ one, held }) => {
    const forecast = tool.forecast(one);
    const figure = forecast === undefined ? undefined : figureOf(one, forecast);
    return figure === undefined ? [] : [{ theirs: errorOf(one.row.value / figure), ours: errorOf(held) }];
  });
  if (both.length === 0) return [];
  const theirs = both.map((pair) => pair.theirs);
  const ours = both.map((pair) => pair.ours);
  return [
    {
      regime,
      figures: both.length,
      median: rounded(median(theirs)),
      mean: rounded(mean(theirs)),
      oursMedian: rounded(median(ours)),
      oursMean: rounded(mean(ours)),
    },
  ];
}

const tools: Comparison['tools'] = TOOLS.map((tool) => {
  const { name, version, url, about } = tool;
  const compared = regimes.flatMap((regime) => compare(tool, regime.name));
  console.log(name, version);
  for (const { regime, figures, median: theirs, oursMedian } of compared)
    console.log(`  ${regime}: ${figures} figures, off by ${theirs} at the median, ours by ${oursMedian}`);
  return { name, version, ...(url === undefined ? {} : { url }), about, regimes: compared };
});
writeFileSync('src/fit/comparison.json', `${JSON.stringify({ tools }, undefined, 1)}\n`);
console.log('wrote src/fit/comparison.json');
