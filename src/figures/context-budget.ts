import { find, models } from '../catalogue/index.ts';
import { count, percent } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

/** Room for the names. */
const LEFT = 106;

/**
 * What a request puts into a model's window, part under part, on the scale of the whole window. `parts` is a list of
 * `name:tokens`; the last one is the room kept for the answer.
 */
export const contextBudget: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-8b', 'model');
  const parts = (props.parts ?? 'instructions:1500,tools:6000,history:30000,documents:60000,answer:8000')
    .split(',')
    .map((part): readonly [name: string, tokens: number] => {
      const [name = '', tokens] = part.split(':');
      return [name.trim(), Number(tokens)];
    });
  if (parts.some(([name, tokens]) => name === '' || !Number.isFinite(tokens) || tokens <= 0))
    throw new RangeError(`parts must be a list of name:tokens, got "${props.parts}"`);
  const limit = model.maxContext;
  const all = parts.reduce((sum, [, tokens]) => sum + tokens, 0);
  if (all > limit) throw new RangeError(`parts come to ${all} tokens, but ${model.name} reads ${limit}`);
  const scale = (WIDTH - LEFT) / limit;
  const rows = parts.flatMap(([name, tokens], index): View[] => {
    const before = parts.slice(0, index).reduce((sum, [, own]) => sum + own, 0);
    const y = 24 + index * 26;
    const kind = index === parts.length - 1 ? 'decode' : 'prefill';
    const x = LEFT + before * scale;
    const width = Math.max(2, tokens * scale);
    const inFront = x + width + 56 > WIDTH;
    return [
      label(name, 0, y + 13),
      bar(kind, x, y, width, 16),
      label(count(tokens), inFront ? x - 5 : x + width + 5, y + 13, {
        kind: 'number',
        anchor: inFront ? 'end' : 'start',
      }),
    ];
  });
  const bottom = 24 + parts.length * 26;
  return picture(
    bottom + 26,
    alt,
    label(`${model.name}: ${count(limit)} tokens`, WIDTH, 14, { kind: 'small', anchor: 'end' }),
    ...rows,
    view('rect', { class: 'i-outline', x: LEFT + 0.5, y: 20.5, width: WIDTH - LEFT - 1, height: bottom - 20 }),
    line(WIDTH - 1, 20, WIDTH - 1, bottom, 'ink'),
    label(`${percent(all / limit)} of the window is spoken for`, WIDTH, bottom + 20, { kind: 'small', anchor: 'end' }),
  );
};
