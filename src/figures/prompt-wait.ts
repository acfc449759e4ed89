import { accelerators, find, models } from '../catalogue/index.ts';
import { type ChatScenario, estimateChat, precisionOf, type Range } from '../estimate/index.ts';
import { count, range, seconds } from '../format.ts';
import { label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { bottomAxis, logScale } from './axis.ts';
import { type Figure, numberProp } from './figure.ts';

const PROMPTS = [128, 512, 2048, 8192, 32_768];
/** The wait beyond which a train of thought breaks. */
const LIMIT = 1;

/** Seconds to the first token against the length of the prompt, for one user alone. Both axes are logarithmic. */
export const promptWait: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-70b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'h100-sxm', 'accelerator');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const points = PROMPTS.flatMap((tokens) => {
    const wait = estimateChat({
      model,
      accelerator,
      weights: weights as NonNullable<ChatScenario['weights']>,
      accelerators: numberProp(props, 'accelerators', 4),
      inputTokens: tokens,
      outputTokens: 1,
    }).timeToFirstToken;
    return wait === null ? [] : [{ tokens, wait }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2)
    throw new RangeError(`prompt-wait: ${model.name} does not fit; take more accelerators`);
  const x = logScale(first.tokens, last.tokens, 8, WIDTH - 8);
  const y = logScale(first.wait.low * 0.8, Math.max(last.wait.high, LIMIT), 150, 26);
  const at = (bound: keyof Range) =>
    points.map(({ tokens, wait }) => `${x(tokens).toFixed(1)} ${y(wait[bound]).toFixed(1)}`);
  const text = ({ wait }: (typeof points)[number]) => range(wait, seconds);
  return picture(
    222,
    alt,
    line(8, y(LIMIT), WIDTH - 8, y(LIMIT)),
    label(seconds(LIMIT), 8, y(LIMIT) - 5, { kind: 'small' }),
    view('path', { class: 'i-prefill i-faint', d: `M${at('low').join('L')}L${at('high').reverse().join('L')}Z` }),
    ...points.slice(1).map(({ tokens, wait }, index): View => {
      const before = points[index] ?? first;
      return line(x(before.tokens), y(before.wait.typical), x(tokens), y(wait.typical), 'ink');
    }),
    label(text(first), 8, y(first.wait.low) + 18, { kind: 'number' }),
    label(text(last), WIDTH - 8, y(last.wait.high) - 8, { kind: 'number', anchor: 'end' }),
    bottomAxis(
      184,
      points.map(({ tokens }) => [x(tokens), count(tokens)]),
      [8, WIDTH - 8],
    ),
    label('tokens of prompt; both axes logarithmic', 8, 220, { kind: 'small' }),
  );
};
