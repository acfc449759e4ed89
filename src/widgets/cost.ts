import type { Offer } from '../catalogue/schema.ts';
import { type CallCost, callCost } from '../estimate/cost.ts';
import { type ViewElement, view } from '../view/index.ts';
import { offers, offersFrom } from './facts/offers.ts';
import { bar, key, label, picture } from './frame/chart.ts';
import { pricePrinter } from './frame/print.ts';
import { type Answer, type Table, widget } from './frame/widget.ts';

type Print = ReturnType<typeof pricePrinter>;

/** One offer and what a call costs there; undefined where the call is longer than the model reads. */
interface Priced {
  readonly offer: Offer;
  readonly cost: CallCost | undefined;
}

const ROW = 56;
const NONE = '–';
const TOO_LONG = 'too long';

const choices = Object.fromEntries(
  Object.entries(offers).map(([id, { name, provider }]) => [id, { name, group: provider }]),
);

/** A split bar for each offer, all on one scale: what input, cached input and output add to one call. */
function draw(priced: readonly Priced[], withCache: boolean, { usd }: Print): ViewElement {
  const most = Math.max(...priced.map(({ cost }) => cost?.total ?? 0), Number.MIN_VALUE);
  const rows = priced.map(({ offer, cost }, index) => {
    const y = index * ROW;
    const name = label(offer.name, 0, y + 14, { kind: 'name' });
    if (cost === undefined) return [name, label(TOO_LONG, 1, y + 14, { anchor: 'end' })];
    const [input, cached, whole] = [cost.input, cost.input + cost.cached, cost.total].map((usd) => usd / most) as [
      number,
      number,
      number,
    ];
    return [
      name,
      label(usd(cost.total), 1, y + 14, { kind: 'number', anchor: 'end' }),
      bar('prefill', 0, input, y + 22, 18),
      bar('cached', input, cached, y + 22, 18),
      bar('decode', cached, whole, y + 22, 18),
    ];
  });
  const told = priced.map(({ offer, cost }) =>
    cost === undefined
      ? `${offer.name}: ${TOO_LONG} for its context`
      : `${offer.name}: ${usd(cost.input + cost.cached)} for input and ${usd(cost.output)} for output`,
  );
  return picture(
    priced.length * ROW + 22,
    'Cost of one call',
    `${told.join('; ')}.`,
    ...rows,
    key(
      [['prefill', 'input'], ...(withCache ? [['cached', 'cached'] as const] : []), ['decode', 'output']],
      priced.length * ROW + 14,
      3,
    ),
  );
}

function tables(priced: readonly Priced[], calls: number, cached: number, { usd, count }: Print): [Table, Table] {
  const money = (cost: CallCost | undefined, part: (cost: CallCost) => number): string =>
    cost === undefined ? NONE : usd(part(cost));
  return [
    {
      caption: 'What it adds up to',
      columns: ['Model', 'One call', 'A thousand', `${count(calls)} a month`],
      rows: priced.map(({ offer, cost }) => ({
        what: `${offer.name} (${offer.provider})`,
        values: [1, 1000, calls].map((times) => money(cost, ({ total }) => total * times)),
      })),
    },
    {
      caption: 'One call by part',
      shown: 0,
      columns: [
        'Model',
        { text: 'Input', mark: 'prefill' },
        ...(cached > 0 ? [{ text: 'Cached', mark: 'cached' } as const] : []),
        { text: 'Output', mark: 'decode' },
      ],
      rows: priced.map(({ offer, cost }) => ({
        what: offer.name,
        values: [
          money(cost, ({ input }) => input),
          ...(cached > 0 ? [money(cost, (parts) => parts.cached)] : []),
          money(cost, ({ output }) => output),
        ],
      })),
    },
  ];
}

/** The sentence that answers: the cheapest and the dearest, and which part of the tokens the money goes to. */
function headlineOf(
  able: readonly { offer: Offer; cost: CallCost }[],
  calls: number,
  { usd, count, percent }: Print,
): string {
  const byTotal = [...able].sort((a, b) => a.cost.total - b.cost.total);
  const [cheapest, dearest] = [byTotal[0], byTotal.at(-1)];
  if (cheapest === undefined || dearest === undefined) return 'None of these models reads a call as long as this one.';
  const share = dearest.cost.total === 0 ? 0 : dearest.cost.output / dearest.cost.total;
  const larger = Math.max(share, 1 - share);
  const part = `${larger >= 0.995 && larger < 1 ? 'nearly all' : percent(larger)} is for the ${share >= 0.5 ? 'output' : 'input'}`;
  if (cheapest === dearest)
    return `One call of ${dearest.offer.name} costs ${usd(dearest.cost.total)}, ${count(calls)} a month ${usd(dearest.cost.total * calls)}. Of that, ${part}.`;
  const times = cheapest.cost.total === 0 ? 1 : dearest.cost.total / cheapest.cost.total;
  const apart =
    times >= 1.05 ? `, ${count(times >= 10 ? Math.round(times) : Math.round(times * 10) / 10)} times as much` : '';
  return `One call costs from ${usd(cheapest.cost.total)} (${cheapest.offer.name}) to ${usd(dearest.cost.total)} (${dearest.offer.name})${apart}; ${count(calls)} a month cost ${usd(cheapest.cost.total * calls)} to ${usd(dearest.cost.total * calls)}. Of the ${usd(dearest.cost.total)}, ${part}.`;
}

function formula(
  { offer, cost }: Priced,
  input: number,
  cached: number,
  output: number,
  discount: number,
  { perMillion, count, usd, percent }: Print,
): ViewElement {
  if (cost === undefined) {
    return view(
      'p',
      {},
      `${offer.name} reads at most ${count(offer.maxContext ?? 0)} tokens, input and output together.`,
    );
  }
  const long = offer.long !== undefined && input > offer.long.above ? offer.long : undefined;
  const prices = long ?? offer;
  const terms = [
    `${count(input - cached)} × ${perMillion(prices.input)}`,
    ...(cached > 0 ? [`${count(cached)} × ${perMillion(prices.cachedInput ?? prices.input)}`] : []),
    `${count(output)} × ${perMillion(prices.output)}`,
  ].join(' + ');
  const tier = long === undefined ? '' : ` (its price for inputs above ${count(long.above)} tokens)`;
  return view(
    'p',
    {},
    `${offer.name}${tier}: ${discount > 0 ? `(${terms}) × ${percent(1 - discount / 100)}` : terms} = ${usd(cost.total)}`,
  );
}

export const cost = widget({
  tag: 'inference-cost',
  title: 'What a call costs',
  question: 'What do one call of an API, a thousand and a month of them cost?',
  about: [
    'For whoever is about to put a model behind a product, or wonders where last month’s bill came from. A seller charges for each token that goes in and, several times as much, for each token that comes out; what it has read shortly before it may charge at a tenth.',
    'So two calls of the same length can differ a hundredfold in price. Set what your call sends and what comes back, and see which of the two you pay for, model beside model.',
  ],
  term: 'token',
  height: 1445,
  fields: {
    offers: {
      type: 'selection',
      label: 'Models',
      one: 'model',
      start: ['openai/gpt-4o', 'anthropic/claude-sonnet-5', 'fireworks/qwen3-235b-a22b'],
      choices,
      most: 6,
    },
    input: {
      type: 'number',
      label: 'Input',
      unit: 'tokens',
      help: 'What you send. 1,000 tokens are about 750 English words',
      start: 10_000,
      least: 0,
      most: 10_000_000,
      step: 1,
      known: 'inputTokens',
    },
    output: {
      type: 'number',
      label: 'Output',
      unit: 'tokens',
      help: 'What comes back, hidden reasoning included',
      start: 70,
      least: 0,
      most: 1_000_000,
      step: 1,
      known: 'outputTokens',
    },
    cached: {
      type: 'number',
      label: 'Cached input',
      unit: 'tokens',
      help: 'Its part that was sent before: charged at less',
      start: 0,
      least: 0,
      most: 10_000_000,
      step: 1,
      known: 'cachedTokens',
    },
    calls: { type: 'number', label: 'Calls', unit: 'a month', start: 30_000, least: 1, most: 1e9, step: 1 },
    discount: {
      type: 'number',
      label: 'Batch discount',
      unit: '%',
      help: 'Often 50 where the answer may take a day',
      start: 0,
      least: 0,
      most: 90,
      step: 1,
    },
  },
  presets: [
    { id: 'long-document', name: 'Long document, short answer', values: { input: '10000', output: '70', cached: '0' } },
    { id: 'long-report', name: 'Short prompt, long report', values: { input: '15', output: '6600', cached: '0' } },
    { id: 'chat-turn', name: 'Turn of a chat', values: { input: '1500', output: '300', cached: '1000' } },
  ],
  answer({ offers: ids, input, output, cached, calls, discount }, locale): Answer {
    const print = pricePrinter(locale);
    const call = { inputTokens: input, outputTokens: output, cachedTokens: cached, discount: discount / 100 };
    const priced = ids.map((id): Priced => {
      const offer = offers[id] as Offer;
      const cost = callCost(call, offer);
      return { offer, cost: input + output > (offer.maxContext ?? Number.POSITIVE_INFINITY) ? undefined : cost };
    });
    const able = priced.flatMap(({ offer, cost }) => (cost === undefined ? [] : [{ offer, cost }]));
    return {
      headline: headlineOf(able, calls, print),
      picture: draw(priced, cached > 0, print),
      tables: tables(priced, calls, cached, print),
      data: [
        ['model', 'seller', 'input_usd', 'cached_usd', 'output_usd', 'one_call_usd', 'calls_a_month', 'month_usd'],
        ...able.map(({ offer, cost }) => [
          offer.name,
          offer.provider,
          cost.input,
          cost.cached,
          cost.output,
          cost.total,
          calls,
          cost.total * calls,
        ]),
      ],
      how: [
        view('p', {}, 'call = (input − cached) × input price + cached × price of cached input + output × output price'),
        ...priced.map((one) => formula(one, input, cached, output, discount, print)),
      ],
      assumptions: [
        'List prices without taxes, credits or negotiated terms.',
        'A token of one model is not a token of another: the same text counts differently, by tens of percent.',
        'A seller without a price for cached input charges it in full. What it costs to write the cache is left out.',
        ...(discount > 0 ? ['The discount is taken off every part; some sellers exclude cached input from it.'] : []),
      ],
      dated: `List prices as genai-prices ${offersFrom.version} has them, released ${offersFrom.released}.`,
      priced: offersFrom.released,
      sources: [
        { title: 'Each price in the catalogue', url: '/catalogue/prices/#offers' },
        {
          title: `genai-prices ${offersFrom.version}`,
          url: offersFrom.url,
          note: `released ${offersFrom.released}; it dates its release, not each price`,
        },
      ],
    };
  },
});
