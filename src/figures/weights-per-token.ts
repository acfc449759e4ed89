import { accelerators, find, models } from '../catalogue/index.ts';
import { type PrecisionName, precisionOf, weightBytes } from '../estimate/index.ts';
import { bandwidth, bytes, seconds, tokenRate } from '../format.ts';
import { bar, label, line, picture, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

/** An accelerator as memory and arithmetic: for every token all weights cross the bus between them. */
export const weightsPerToken: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'a100-80gb-sxm', 'accelerator');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const size = weightBytes(model, weights as PrecisionName);
  const time = size / accelerator.bandwidth;
  return picture(
    150,
    alt,
    label(accelerator.name, 0, 14),
    view('rect', { class: 'i-outline', x: 0.5, y: 24.5, width: 118, height: 76 }),
    bar('weights', 6, 30, 106 * Math.min(1, size / accelerator.memoryBytes), 64),
    label('memory', 0, 118, { kind: 'small' }),
    label(`weights ${bytes(size)}`, 0, 136, { kind: 'small' }),
    line(124, 62, 220, 62, 'ink'),
    view('path', { class: 'i-arrow', d: 'M220 56l10 6-10 6z' }),
    label(bandwidth(accelerator.bandwidth), 177, 54, { kind: 'number', anchor: 'middle' }),
    label('for each token', 178, 84, { kind: 'small', anchor: 'middle' }),
    view('rect', { class: 'i-outline', x: 234.5, y: 24.5, width: 82, height: 76 }),
    label('arithmetic', 275.5, 66, { kind: 'small', anchor: 'middle' }),
    line(320, 62, 330, 62, 'ink'),
    bar('decode', 336, 52, 18, 20),
    label('one token', WIDTH, 118, { kind: 'small', anchor: 'end' }),
    label(`in ${seconds(time)}, ${tokenRate(1 / time)}`, WIDTH, 140, { kind: 'number', anchor: 'end' }),
  );
};
