import { accelerators, find, models } from '../catalogue/index.ts';
import { type BatchPoint, batchCurve as pointsOf, type Range } from '../estimate/index.ts';
import { tokenRate } from '../format.ts';
import { label, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Tokens a second, of all and of each user, against the number of users at once. Both axes are logarithmic. */
export const batchCurve: Figure = (props, alt) => {
  const points = pointsOf(
    {
      model: find(models, props.model ?? 'llama-3.1-8b', 'model'),
      accelerator: find(accelerators, props.accelerator ?? 'h100-sxm', 'accelerator'),
      inputTokens: numberProp(props, 'inputTokens', 512),
      outputTokens: numberProp(props, 'outputTokens', 256),
    },
    BATCHES,
  );
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2)
    throw new RangeError('batch-curve: nothing fits; take a smaller model or a larger accelerator');
  const x = logScale(1, last.batch, 8, WIDTH - 8);
  const y = logScale(
    Math.min(first.perUser.low, last.perUser.low) * 0.7,
    last.outputTokensPerSecond.high * 1.3,
    176,
    24,
  );
  const curve = (kind: string, pick: (point: BatchPoint) => Range): View => {
    const at = (bound: keyof Range) =>
      points.map((point) => `${x(point.batch).toFixed(1)} ${y(pick(point)[bound]).toFixed(1)}`);
    return [
      view('path', { class: `i-${kind} i-faint`, d: `M${at('low').join('L')}L${at('high').reverse().join('L')}Z` }),
      view('path', { class: `i-curve-${kind}`, d: `M${at('typical').join('L')}` }),
    ];
  };
  return picture(
    238,
    alt,
    curve('weights', (point) => point.outputTokensPerSecond),
    curve('decode', (point) => point.perUser),
    label(
      `all users: ${tokenRate(last.outputTokensPerSecond.typical)}`,
      WIDTH - 8,
      y(last.outputTokensPerSecond.high) - 6,
      { anchor: 'end' },
    ),
    label(`each user: ${tokenRate(last.perUser.typical)}`, WIDTH - 8, y(last.perUser.low) + 14, { anchor: 'end' }),
    label(tokenRate(first.perUser.typical), 8, y(first.perUser.low) + 16, { kind: 'small' }),
    bottomAxis(
      196,
      points.map(({ batch }) => [x(batch), String(batch)]),
      [8, WIDTH - 8],
    ),
    label('users at once; both axes logarithmic', 8, 234, { kind: 'small' }),
  );
};
