import { accelerators, find, models } from '../catalogue/index.ts';
import { arithmeticIntensity, type PrecisionName, precisionOf, ridgePoint } from '../estimate/index.ts';
import { count, flopRate } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const [LEFT, RIGHT, TOP, BOTTOM] = [8, WIDTH - 8, 38, 188];
const MARKS = [1, 10, 100, 1000];

/** The two roofs of an accelerator, and under them passes over some tokens. Both axes are logarithmic. */
export const roofline: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'mistral-small-24b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'h200-sxm', 'accelerator');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const ridge = ridgePoint(accelerator);
  const reach = (intensity: number): number => Math.min(accelerator.bf16, intensity * accelerator.bandwidth);
  const users = (props.users ?? '1,32').split(',').map(Number);
  const prompt = numberProp(props, 'prompt', 1000);
  const point = (tokens: number) => {
    if (!Number.isFinite(tokens) || tokens <= 0)
      throw new RangeError(`users must be numbers above 0, got "${props.users}"`);
    const intensity = arithmeticIntensity(model, tokens, weights as PrecisionName);
    return { tokens, intensity, rate: reach(intensity) };
  };
  const decode = users.map(point);
  const prefill = point(prompt);
  const least = Math.min(0.7, ...decode.map(({ intensity }) => intensity * 0.7));
  const most = Math.max(2000, prefill.intensity * 1.6);
  const x = logScale(least, most, LEFT, RIGHT);
  const y = logScale(reach(least), accelerator.bf16, BOTTOM, TOP);
  const dot = (kind: string, { intensity, rate }: { intensity: number; rate: number }): View =>
    view('circle', { class: `i-${kind}`, cx: x(intensity).toFixed(1), cy: y(rate).toFixed(1), r: 6 });
  return picture(
    248,
    alt,
    label(`all its arithmetic: ${flopRate(accelerator.bf16)}`, RIGHT, TOP - 22, { kind: 'small', anchor: 'end' }),
    line(x(least), y(reach(least)), x(ridge), TOP, 'ink'),
    line(x(ridge), TOP, RIGHT, TOP, 'ink'),
    line(x(ridge), TOP, x(ridge), BOTTOM),
    label(`ridge: ${count(ridge)}`, x(ridge) + 5, BOTTOM - 8, { kind: 'small' }),
    label('memory is the limit', x(ridge) - 5, BOTTOM - 44, { kind: 'small', anchor: 'end' }),
    label('arithmetic is', x(ridge) + 5, BOTTOM - 44, { kind: 'small' }),
    ...decode.flatMap((at): View[] => [
      dot('decode', at),
      label(
        `${count(at.tokens)} ${at.tokens === 1 ? 'user' : 'users'}: ${flopRate(at.rate)}`,
        x(at.intensity) + 8,
        y(at.rate) + 13,
        { kind: 'small' },
      ),
    ]),
    dot('prefill', prefill),
    label(`prompt of ${count(prompt)}`, RIGHT, TOP + 20, { kind: 'small', anchor: 'end' }),
    bottomAxis(
      BOTTOM + 16,
      MARKS.filter((mark) => mark >= least && mark <= most).map((mark) => [x(mark), count(mark)]),
      [LEFT, RIGHT],
    ),
    label('FLOP for each byte read; both axes logarithmic', 0, BOTTOM + 54, { kind: 'small' }),
  );
};
