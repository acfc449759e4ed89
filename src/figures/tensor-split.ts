import { find, models } from '../catalogue/index.ts';
import { type PrecisionName, precisionOf, weightBytes } from '../estimate/index.ts';
import { bytes, count } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Two matrices of a layer cut across accelerators: columns of the first, rows of the second, and one sum at the end. */
export const tensorSplit: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-70b', 'model');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const ways = numberProp(props, 'accelerators', 4);
  const size = weightBytes(model, weights as PrecisionName);
  const pitch = 40;
  const bottom = 40 + ways * pitch;
  const rows = Array.from({ length: ways }, (_, index): View => {
    const y = 40 + index * pitch;
    return [
      label(`GPU ${index + 1}`, 0, y + 20),
      bar('prefill', 56, y + 6, 12, 20),
      line(72, y + 16, 90, y + 16, 'ink'),
      view('rect', { class: 'i-outline', x: 94.5, y: y + 0.5, width: 80, height: 31 }),
      bar('weights', 95 + (index * 79) / ways, y + 1, 79 / ways, 30),
      line(178, y + 16, 194, y + 16, 'ink'),
      view('rect', { class: 'i-outline', x: 198.5, y: y + 0.5, width: 56, height: 31 }),
      bar('weights', 199, y + 1 + (index * 30) / ways, 55, 30 / ways),
      line(258, y + 16, 276, y + 16, 'ink'),
      bar('decode', 280, y + 6, 12, 20),
      line(296, y + 16, 318, y + 16, 'ink'),
    ];
  });
  return picture(
    bottom + 42,
    alt,
    label('input', 62, 14, { kind: 'small', anchor: 'middle' }),
    label('its columns', 134, 14, { kind: 'small', anchor: 'middle' }),
    label('its rows', 226, 14, { kind: 'small', anchor: 'middle' }),
    label('a part', 286, 14, { kind: 'small', anchor: 'middle' }),
    label('all-reduce', WIDTH, 33, { kind: 'small', anchor: 'end' }),
    ...rows,
    view('rect', { class: 'i-outline', x: 318.5, y: 40.5, width: 22, height: ways * pitch - 9 }),
    label('+', 329.5, 36 + (ways * pitch) / 2, { anchor: 'middle' }),
    label(`${model.name}: ${bytes(size)} in all, ${bytes(size / ways)} on each`, 0, bottom + 14, { kind: 'small' }),
    label(`${count(2 * model.layers)} such sums for every pass`, 0, bottom + 34, { kind: 'small' }),
  );
};
