import { find, offers, offersFrom } from '../catalogue/index.ts';
import { type Call, callCost } from '../estimate/index.ts';
import { usd } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const PARTS = [
  ['kv', 'read from the cache', 'cached'],
  ['weights', 'written to it', 'written'],
  ['prefill', 'plain input', 'input'],
  ['decode', 'output', 'output'],
] as const;

/** One call three ways: without a cache, when it fills the cache, and when it finds it full; by part, on one scale. */
export const cacheCalls: Figure = (props, alt) => {
  const offer = find(offers, props.offer ?? 'anthropic/claude-haiku-4-5', 'offer');
  const shared = numberProp(props, 'shared', 20_000);
  const call: Call = {
    inputTokens: shared + numberProp(props, 'own', 200),
    outputTokens: numberProp(props, 'outputTokens', 300),
  };
  const rows = [
    ['without a cache', callCost(call, offer)],
    ['the call that fills it', callCost({ ...call, writtenTokens: shared }, offer)],
    ['every call that finds it', callCost({ ...call, cachedTokens: shared }, offer)],
  ] as const;
  const most = Math.max(...rows.map(([, { total }]) => total));
  return picture(
    232,
    alt,
    ...rows.flatMap(([title, cost], index): View[] => {
      const y = index * 54;
      let x = 0;
      return [
        label(title, 0, y + 14),
        label(usd(cost.total), WIDTH, y + 14, { kind: 'number', anchor: 'end' }),
        ...PARTS.map(([kind, , part]): View => {
          const width = (cost[part] / most) * WIDTH;
          x += width;
          return bar(kind, x - width, y + 20, width, 18);
        }),
      ];
    }),
    ...PARTS.flatMap(([kind, name], index): View[] => {
      const [x, y] = [(index % 2) * 180, 172 + Math.floor(index / 2) * 20];
      return [bar(kind, x, y, 11, 11), label(name, x + 17, y + 10, { kind: 'small' })];
    }),
    label(`${offer.name}, list of ${offersFrom.released}`, 0, 228, { kind: 'small' }),
  );
};
