import { accelerators, find, models } from '../catalogue/index.ts';
import { estimateChat } from '../estimate/index.ts';
import { count, flopRate } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const TERA = 1e12;
/** Two FLOP for each parameter that a token passes through. */
const PER_PARAMETER = 2;
const SPARSE = 2;
const MARKS = [1, 10, 100, 1000];

/** From the rate that is printed to the rate at which a reply is written. Logarithmic. */
export const flopsLadder: Figure = (props, alt) => {
  const accelerator = find(accelerators, props.accelerator ?? 'h100-sxm', 'accelerator');
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  if (accelerator.fp8 === undefined) throw new RangeError(`flops-ladder: ${accelerator.name} has no FP8 rate`);
  const used = (concurrency: number): number => {
    const rate = estimateChat({
      model,
      accelerator,
      concurrency,
      inputTokens: 500,
      outputTokens: 500,
    }).outputTokensPerSecond;
    if (rate === null) throw new RangeError(`flops-ladder: ${model.name} does not fit ${accelerator.name}`);
    return rate.typical * PER_PARAMETER * model.activeParameters;
  };
  const rows: readonly (readonly [name: string, rate: number, kind: string])[] = [
    ['FP8 with sparsity, as printed', SPARSE * accelerator.fp8, 'muted'],
    ['FP8, dense', accelerator.fp8, 'muted'],
    ['BF16, dense', accelerator.bf16, 'muted'],
    ['a large product, measured', numberProp(props, 'measured', 780) * TERA, 'prefill'],
    ['64 replies written together', used(64), 'decode'],
    ['one reply', used(1), 'decode'],
  ];
  const x = logScale(0.5 * TERA, 5000 * TERA, 0, WIDTH);
  const drawn = rows.flatMap(([name, rate, kind], index): View[] => [
    label(name, 0, index * 40 + 14),
    label(flopRate(rate), WIDTH, index * 40 + 14, { kind: 'number', anchor: 'end' }),
    bar(kind, 0, index * 40 + 20, x(rate), 12),
  ]);
  const bottom = rows.length * 40 + 2;
  return picture(
    bottom + 40,
    alt,
    ...drawn,
    bottomAxis(
      bottom,
      MARKS.map((mark) => [x(mark * TERA), count(mark)]),
      [0, WIDTH],
    ),
    label('TFLOP/s, logarithmic', 0, bottom + 36, { kind: 'small' }),
  );
};
