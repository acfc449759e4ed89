import { accelerators, find, models } from '../catalogue/index.ts';
import { estimateChat } from '../estimate/index.ts';
import { range, seconds } from '../format.ts';
import { bar, label, line, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Blocks drawn for the tokens of a reply; a longer one is cut with a mark. */
const BLOCKS = 14;
/** Room for the mark, after ten of them. */
const CUT = 24;

/** One reply in time: the prompt in one block, then a block for each token, with the two figures that users feel. */
export const prefillDecode: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'a100-80gb-sxm', 'accelerator');
  const estimate = estimateChat({
    model,
    accelerator,
    inputTokens: numberProp(props, 'inputTokens', 1000),
    outputTokens: numberProp(props, 'outputTokens', 200),
    accelerators: numberProp(props, 'accelerators', 1),
  });
  const { timeToFirstToken: first, timePerOutputToken: each, latency } = estimate;
  if (first === null || each === null || latency === null)
    throw new RangeError(`prefill-decode: ${model.name} does not fit ${accelerator.name}`);
  const [prefill, pitch] = [118, 15];
  const from = prefill + 4;
  const blocks = Array.from(
    { length: BLOCKS },
    (_, index): View => bar('decode', from + index * pitch + (index > 9 ? CUT : 0), 44, pitch - 3, 26),
  );
  const gap = from + 10 * pitch;
  return picture(
    128,
    alt,
    label('prefill: all of the prompt', 0, 16),
    label('decode: one token a pass', from, 34, { kind: 'small' }),
    bar('prefill', 0, 44, prefill, 26),
    ...blocks,
    label('···', gap, 61, { kind: 'number' }),
    line(0, 82, prefill + pitch, 82, 'ink'),
    line(0, 78, 0, 86, 'ink'),
    line(prefill + pitch, 78, prefill + pitch, 86, 'ink'),
    label(`first token ${range(first, seconds)}`, 0, 100, { kind: 'small' }),
    line(from + 11 * pitch + CUT, 82, from + 12 * pitch + CUT, 82, 'ink'),
    label(`others ${range(each, seconds)}`, WIDTH, 100, { kind: 'small', anchor: 'end' }),
    label(`whole reply ${range(latency, seconds)}`, WIDTH, 122, { kind: 'number', anchor: 'end' }),
    label('not to scale', 0, 122, { kind: 'small' }),
  );
};
