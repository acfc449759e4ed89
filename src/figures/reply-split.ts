import { accelerators, find, models } from '../catalogue/index.ts';
import { estimateChat } from '../estimate/index.ts';
import { count, range, seconds } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Where the time of some requests goes: each bar is one whole reply, cut at its first token. */
export const replySplit: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'qwen2.5-32b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'a100-80gb-sxm', 'accelerator');
  const rows = (props.requests ?? '4000:5,1000:250,500:2000').split(',').map((request) => {
    const [inputTokens = Number.NaN, outputTokens = Number.NaN] = request.split(':').map(Number);
    const { latency, timeToFirstToken } = estimateChat({
      model,
      accelerator,
      accelerators: numberProp(props, 'accelerators', 2),
      inputTokens,
      outputTokens,
    });
    if (latency === null || timeToFirstToken === null)
      throw new RangeError(`reply-split: ${model.name} does not fit; take more accelerators`);
    return { inputTokens, outputTokens, latency, first: timeToFirstToken.typical / latency.typical };
  });
  return picture(
    rows.length * 66 + 18,
    alt,
    ...rows.flatMap(({ inputTokens, outputTokens, latency, first }, index): View[] => {
      const y = index * 66;
      const cut = Math.max(2, first * WIDTH);
      return [
        label(`${count(inputTokens)} in, ${count(outputTokens)} out`, 0, y + 15),
        label(range(latency, seconds), WIDTH, y + 15, { kind: 'number', anchor: 'end' }),
        bar('prefill', 0, y + 24, cut, 24),
        bar('decode', cut + 1, y + 24, WIDTH - cut - 1, 24),
      ];
    }),
    label('until the first token', 0, rows.length * 66 + 2, { kind: 'small' }),
    label('all others', WIDTH, rows.length * 66 + 2, { kind: 'small', anchor: 'end' }),
  );
};
