import { find, models } from '../catalogue/index.ts';
import { type PrecisionName, precisionOf, weightBytes } from '../estimate/index.ts';
import { bytes, count, seconds } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const ROW = 48;

/** `name:GB a second` pairs. */
function placesOf(text: string): { readonly name: string; readonly rate: number }[] {
  return text.split(',').map((pair) => {
    const [name = '', rate = ''] = pair.split(':');
    if (!(Number(rate) > 0)) throw new RangeError(`load-times: places must be "name:GB a second", got "${pair}"`);
    return { name: name.trim(), rate: Number(rate) };
  });
}

/** Time to bring a model's weights to the accelerator from places of different speed, on one scale. */
export const loadTimes: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-70b', 'model');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const size = weightBytes(model, weights as PrecisionName);
  const rows = placesOf(props.places ?? 'object store:1,network disk:3,local NVMe:6,host memory:50').map(
    ({ name, rate }) => ({
      name,
      rate,
      time: size / (rate * 1e9),
    }),
  );
  const most = Math.max(...rows.map(({ time }) => time));
  return picture(
    rows.length * ROW + 20,
    alt,
    ...rows.flatMap(({ name, rate, time }, index): View[] => {
      const y = index * ROW;
      const width = (time / most) * (WIDTH - 68);
      return [
        label(name, 0, y + 14),
        label(`${count(rate)} GB/s`, WIDTH, y + 14, { kind: 'small', anchor: 'end' }),
        bar('weights', 0, y + 20, Math.max(2, width), 16),
        label(seconds(time), Math.max(2, width) + 6, y + 33, { kind: 'number' }),
      ];
    }),
    label(`${bytes(size)} of weights: ${model.name}, ${weights.toUpperCase()}`, 0, rows.length * ROW + 14, {
      kind: 'small',
    }),
  );
};
