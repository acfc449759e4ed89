import { accelerators, find, models } from '../catalogue/index.ts';
import { type PrecisionName, precisionOf, weightBytes } from '../estimate/index.ts';
import { bandwidth, bytes, seconds } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

/** What bytes pass through: an accelerator's memory, or its link to its peers in one direction. */
function pathOf(text: string): { readonly name: string; readonly rate: number; readonly kind: string } {
  const [id = '', what = 'memory'] = text.trim().split(' ');
  const row = find(accelerators, id, 'accelerator');
  const short = row.name.replace(/^(NVIDIA|AMD|GeForce) (Instinct )?/, '');
  if (what === 'memory') return { name: `${short}, memory`, rate: row.bandwidth, kind: 'weights' };
  if (what !== 'link' || row.link === undefined)
    throw new RangeError(`bandwidths: expected "memory" or "link" of ${id}, got "${what}"`);
  return { name: `${row.link.name} (${short})`, rate: row.link.bandwidth, kind: 'kv' };
}

/** How long the weights of a model take through memories and links: a bar is time. */
export const bandwidths: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const size = weightBytes(model, weights as PrecisionName);
  const rows = (props.paths ?? 'l4,rtx-4090,a100-80gb-sxm,h100-sxm,b200-sxm').split(',').map(pathOf);
  const longest = Math.max(...rows.map(({ rate }) => size / rate));
  const drawn = rows.flatMap(({ name, rate, kind }, index): View[] => {
    const y = 28 + index * 44;
    const time = size / rate;
    const width = Math.max(2, (time / longest) * (WIDTH - 76));
    return [
      label(name, 0, y + 12),
      label(bandwidth(rate), WIDTH, y + 12, { kind: 'number', anchor: 'end' }),
      bar(kind, 0, y + 18, width, 14),
      label(seconds(time), width + 6, y + 29, { kind: 'small' }),
    ];
  });
  return picture(
    28 + rows.length * 44,
    alt,
    label(`time for the ${bytes(size)} of ${model.name}`, 0, 14, { kind: 'small' }),
    ...drawn,
  );
};
