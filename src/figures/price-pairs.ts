import { find, offers, offersFrom } from '../catalogue/index.ts';
import { count, usd } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

const OFFERS =
  'openai/gpt-5.5,anthropic/claude-opus-5,google/gemini-3.1-pro-preview,openai/gpt-4o,anthropic/claude-sonnet-5,deepseek/deepseek-v3.2';
const ROW = 54;

/** List prices of a million input tokens and of a million output tokens, on one scale. */
export const pricePairs: Figure = (props, alt) => {
  const rows = (props.offers ?? OFFERS).split(',').map((id) => find(offers, id.trim(), 'offer'));
  const most = Math.max(...rows.flatMap(({ input, output }) => [input, output]));
  const width = (price: number): number => Math.max(1, (price / most) * (WIDTH - 2));
  const bottom = rows.length * ROW + 4;
  return picture(
    bottom + 34,
    alt,
    ...rows.flatMap(({ name, input, output }, index): View[] => {
      const y = index * ROW;
      return [
        label(name, 0, y + 13),
        label(`${usd(input * 1e6)} in, ${usd(output * 1e6)} out: ${count(output / input)}×`, WIDTH, y + 13, {
          kind: 'small',
          anchor: 'end',
        }),
        bar('prefill', 0, y + 20, width(input), 11),
        bar('decode', 0, y + 32, width(output), 11),
      ];
    }),
    bar('prefill', 0, bottom, 11, 11),
    label('a million tokens in', 17, bottom + 10, { kind: 'small' }),
    bar('decode', 168, bottom, 11, 11),
    label('a million tokens out', 185, bottom + 10, { kind: 'small' }),
    label(`list prices of ${offersFrom.released}`, 0, bottom + 30, { kind: 'small' }),
  );
};
