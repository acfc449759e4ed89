import { accelerators, find, models } from '../catalogue/index.ts';
import { estimateChat, type PrecisionName, precisionOf } from '../estimate/index.ts';
import { bytes, count } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Room for the name and the size of a part. */
const LEFT = 152;

/** What stands in an accelerator's memory while it serves, part under part, on the scale of its capacity. */
export const memoryMap: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  const accelerator = find(accelerators, props.accelerator ?? 'a100-80gb-sxm', 'accelerator');
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const tokens = numberProp(props, 'tokens', 8192);
  const { memory } = estimateChat({
    model,
    accelerator,
    weights: weights as PrecisionName,
    accelerators: numberProp(props, 'accelerators', 1),
    inputTokens: tokens - 1,
    outputTokens: 1,
    concurrency: numberProp(props, 'concurrency', 16),
  });
  const scale = (WIDTH - LEFT) / Math.max(memory.capacity, memory.total);
  const parts = [
    ['weights', 'weights', memory.weights],
    ['kv', 'KV cache', memory.kvCache],
    ['prefill', 'activations', memory.activations],
    ['muted', 'overhead', memory.overhead],
  ] as const;
  let x = 0;
  const rows = parts.flatMap(([kind, name, size], index): View[] => {
    const y = 24 + index * 26;
    const drawn = [
      bar(kind, LEFT + x * scale, y, Math.max(2, size * scale), 16),
      label(name, 0, y + 13),
      label(bytes(size), LEFT - 6, y + 13, { kind: 'small', anchor: 'end' }),
    ];
    x += size;
    return drawn;
  });
  const limit = LEFT + memory.capacity * scale;
  return picture(
    156,
    alt,
    label(`${accelerator.name}: ${bytes(memory.capacity)}`, WIDTH, 14, { kind: 'small', anchor: 'end' }),
    ...rows,
    line(limit - 1, 20, limit - 1, 128, 'ink'),
    view('rect', {
      class: 'i-outline',
      x: LEFT + 0.5,
      y: 20.5,
      width: Math.round(memory.capacity * scale) - 1,
      height: 107,
    }),
    label(
      memory.total <= memory.capacity
        ? `${bytes(memory.capacity - memory.total)} left; in all ${count(memory.maxConcurrency)} such requests fit`
        : 'does not fit',
      WIDTH,
      148,
      { kind: 'small', anchor: 'end' },
    ),
  );
};
