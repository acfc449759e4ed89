import { offers, offersFrom } from '../catalogue/index.ts';
import type { Offer } from '../catalogue/schema.ts';
import { callCost } from '../estimate/cost.ts';
import { count, percent, usd } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { offerChoices } from './choices.ts';
import { widget } from './widget.ts';

/** Days after which a price list is called old. */
const OLD = 180;

const none = { id: '', name: 'none' };
const ROW = 58;

/** A split bar for each offer: what input, cached input and output add to one call, on one scale. */
function drawCosts(costs: readonly { offer: Offer; cost: ReturnType<typeof callCost> }[]): ReturnType<typeof picture> {
  const most = Math.max(...costs.map(({ cost }) => cost.total), Number.MIN_VALUE);
  const scale = (WIDTH - 2) / most;
  const parts = costs.flatMap(({ offer, cost }, index): View[] => {
    const y = index * ROW;
    const input = (cost.input + cost.written) * scale;
    const cached = cost.cached * scale;
    const output = cost.output * scale;
    return [
      label(`${offer.name}`, 0, y + 14),
      label(usd(cost.total), WIDTH, y + 14, { kind: 'number', anchor: 'end' }),
      bar('prefill', 0, y + 22, input, 16),
      bar('kv', input, y + 22, cached, 16),
      bar('decode', input + cached, y + 22, output, 16),
      label(`input ${percent((cost.input + cost.written + cost.cached) / (cost.total || 1))}`, 0, y + 52, {
        kind: 'small',
      }),
      label(`output ${percent(cost.output / (cost.total || 1))}`, WIDTH, y + 52, { kind: 'small', anchor: 'end' }),
    ];
  });
  const text = costs.map(({ offer, cost }) => `${offer.name}: ${usd(cost.total)} a call`).join('; ');
  return picture(
    costs.length * ROW + 4,
    `Cost of one call, split into input and output. ${text}.`,
    ...parts,
    line(0, costs.length * ROW + 2, WIDTH, costs.length * ROW + 2),
  );
}

const ageInDays = (day: string): number => Math.floor((Date.now() - Date.parse(day)) / 86_400_000);

export const cost = widget({
  tag: 'inference-cost',
  title: 'What a call costs',
  question: 'What does one call, a thousand or a month of calls cost by API?',
  term: 'token',
  fields: {
    offer: { type: 'choice', label: 'Model', start: 'openai/gpt-4o', choices: offerChoices },
    second: {
      type: 'choice',
      label: 'Beside it',
      start: 'anthropic/claude-sonnet-5',
      choices: [none, ...offerChoices],
    },
    third: { type: 'choice', label: 'And', start: 'fireworks/qwen3-235b-a22b', choices: [none, ...offerChoices] },
    input: {
      type: 'number',
      label: 'Input tokens',
      unit: 'tokens',
      start: 10_000,
      least: 0,
      most: 10_000_000,
      help: 'What you send: about four characters of English a token.',
    },
    cached: { type: 'number', label: 'of which cached', unit: 'tokens', start: 0, least: 0, most: 10_000_000 },
    output: {
      type: 'number',
      label: 'Output tokens',
      unit: 'tokens',
      start: 70,
      least: 0,
      most: 1_000_000,
      help: 'What comes back, reasoning included.',
    },
    calls: { type: 'number', label: 'Calls a month', unit: 'calls', start: 1000, least: 1, most: 1_000_000_000 },
    discount: {
      type: 'number',
      label: 'Batch discount',
      unit: '%',
      start: 0,
      least: 0,
      most: 90,
      help: 'Sellers often halve the price of calls that may take a day.',
    },
  },
  presets: [
    { name: 'Long document, short answer', values: { input: '10000', output: '70', cached: '0' } },
    { name: 'Short prompt, long report', values: { input: '15', output: '6600', cached: '0' } },
    { name: 'A turn of chat', values: { input: '1500', output: '300', cached: '1000' } },
  ],
  answer({ offer, second, third, input, cached, output, calls, discount }) {
    const ids = [offer, second, third].filter((id, index, all) => id !== '' && all.indexOf(id) === index);
    const costs = ids.map((id) => {
      const row = offers[id] as Offer;
      return {
        offer: row,
        cost: callCost(
          { inputTokens: input, outputTokens: output, cachedTokens: cached, discount: discount / 100 },
          row,
        ),
      };
    });
    const [first] = costs as [(typeof costs)[number]];
    const share = first.cost.total === 0 ? 0 : first.cost.output / first.cost.total;
    const larger = share >= 0.5 ? `${percent(share)} of it for output` : `${percent(1 - share)} of it for input`;
    const age = ageInDays(offersFrom.released);
    const prices = first.offer.long !== undefined && input > first.offer.long.above ? first.offer.long : first.offer;
    return {
      headline: `One call of ${first.offer.name} costs ${usd(first.cost.total)}, ${larger}; ${count(calls)} calls a month cost ${usd(first.cost.total * calls)}.`,
      picture: drawCosts(costs),
      columns: ['', 'One call', 'A thousand', `${count(calls)} a month`],
      rows: costs.map(
        ({ offer: row, cost: own }) =>
          [`${row.name} (${row.provider})`, usd(own.total), usd(own.total * 1000), usd(own.total * calls)] as const,
      ),
      assumptions: [
        `List prices of @pydantic/genai-prices ${offersFrom.version}, released ${offersFrom.released}${age > OLD ? `: ${age} days ago, so check them` : ''}.`,
        'A token of one model is not a token of another: the same text counts differently.',
      ],
      how: [
        view('p', {}, 'cost = (input − cached) × input price + cached × cached price + output × output price'),
        view(
          'p',
          {},
          `${first.offer.name}: (${count(input)} − ${count(cached)}) × ${usd(prices.input * 1e6)}/M + ${count(cached)} × ${usd((prices.cachedInput ?? prices.input) * 1e6)}/M + ${count(output)} × ${usd(prices.output * 1e6)}/M${discount > 0 ? `, less ${discount}%` : ''} = ${usd(first.cost.total)}`,
        ),
      ],
    };
  },
});
