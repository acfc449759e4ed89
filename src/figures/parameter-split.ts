import { find, models } from '../catalogue/index.ts';
import { parameters, totalParameters } from '../estimate/index.ts';
import { large, percent } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const ROW = 82;

/** Where a model's parameters stand: vocabulary, attention, feed-forward. Each bar is one whole model. */
export const parameterSplit: Figure = (props, alt) => {
  const ids = (props.models ?? 'qwen2.5-0.5b,llama-3.1-8b,llama-3.1-405b').split(',');
  const rows = ids.flatMap((id, index): View[] => {
    const model = find(models, id.trim(), 'model');
    const { attention, dense, shared, expert, expertLayers, head, embedding } = parameters(model);
    const all = totalParameters(model);
    const parts = [
      ['muted', 'vocabulary', head + embedding],
      ['weights i-faint', 'attention', attention],
      ['weights', 'feed-forward', dense + shared + expertLayers * expert * (model.experts?.count ?? 0)],
    ] as const;
    const [vocabulary, inAttention, inFeedForward = ''] = parts.map(
      ([, name, size]) => `${name} ${percent(size / all)}`,
    );
    const y = index * ROW;
    let x = 0;
    return [
      label(model.name, 0, y + 14),
      label(`${large(model.parameters)} parameters`, WIDTH, y + 14, { kind: 'small', anchor: 'end' }),
      ...parts.flatMap(([kind, , size]): View[] => {
        const width = (size / all) * WIDTH;
        x += width;
        return [bar(kind, x - width, y + 21, width - 1, 14)];
      }),
      label(`${vocabulary}, ${inAttention},`, 0, y + 50, { kind: 'small' }),
      label(inFeedForward, 0, y + 67, { kind: 'small' }),
    ];
  });
  return picture(ids.length * ROW - 8, alt, ...rows);
};
