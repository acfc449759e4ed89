import { find, offers } from '../catalogue/index.ts';
import { callCost } from '../estimate/index.ts';
import { count, usd } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const CALLS = [
  ['Long document, short answer', 10_000, 70],
  ['Short prompt, long report', 15, 5000],
] as const;

/** Two calls, the second with half as many tokens: what is paid for input and for output, on one scale. */
export const priceSplit: Figure = (props, alt) => {
  const offer = find(offers, props.offer ?? 'openai/gpt-4o', 'offer');
  const rows = CALLS.map(([name, inputTokens, outputTokens]) => ({
    name,
    inputTokens,
    outputTokens,
    cost: callCost({ inputTokens, outputTokens }, offer),
  }));
  const most = Math.max(...rows.map(({ cost }) => cost.total));
  const parts = rows.flatMap(({ name, inputTokens, outputTokens, cost }, index): View[] => {
    const y = index * 66;
    const input = (cost.input / most) * (WIDTH - 2);
    return [
      label(name, 0, y + 14),
      label(usd(cost.total), WIDTH, y + 14, { kind: 'number', anchor: 'end' }),
      bar('prefill', 0, y + 22, Math.max(1, input), 16),
      bar('decode', Math.max(1, input), y + 22, Math.max(1, (cost.output / most) * (WIDTH - 2)), 16),
      label(`${count(inputTokens)} in, ${count(outputTokens)} out`, 0, y + 54, { kind: 'small' }),
    ];
  });
  return picture(
    156,
    alt,
    ...parts,
    bar('prefill', 0, 138, 11, 11),
    label('input', 17, 148, { kind: 'small' }),
    bar('decode', 70, 138, 11, 11),
    label('output', 87, 148, { kind: 'small' }),
    label(offer.name, WIDTH, 148, { kind: 'small', anchor: 'end' }),
  );
};
