import type { Accelerator, Offer } from '../catalogue/schema.ts';
import {
  type BreakEven,
  type Comparison,
  type Crossing,
  breakEven as compare,
  costOfVolume,
  type Volume,
} from '../estimate/break-even.ts';
import { estimateSpeed } from '../estimate/chat.ts';
import { callCost } from '../estimate/cost.ts';
import type { PrecisionName } from '../estimate/precision.ts';
import { mapRange, type Range } from '../estimate/range.ts';
import { count as printCount, large as printLarge, usd } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { chooseAccelerator, dated, fleetOf, named, originOf, precisionName } from './choices.ts';
import { offers, offersFrom } from './facts/offers.ts';
import { rentable } from './facts/rentable.ts';
import { type Facts, unread } from './facts/strip.ts';
import { label, picture } from './frame/chart.ts';
import { along, area, curve, dot, heightOf, linear, lines, marker, names, type Plot } from './frame/plot.ts';
import { printer } from './frame/print.ts';
import { type Answer, type Table, widget } from './frame/widget.ts';
import { recentModelField, recentModelOf, recentModelOrigins } from './recent-model.ts';
import { type Rent, rentField, rentOf, rentSources, rentText } from './rent.ts';
import { promptField, replyField } from './token-fields.ts';

type Print = ReturnType<typeof printer> & { readonly requests: (value: number) => string };
type Call = Parameters<typeof callCost>[0];

/** A number of requests as it is said: three digits, and no more. */
const requests = (value: number, locale?: string): string => printLarge(Number(value.toPrecision(3)), locale);

const TOP = 40;
const HEIGHT = 220;
/** Points along a curve, and the stairs beyond which it is drawn as a slope. */
const POINTS = 160;
const STAIRS = 80;

/** Numbers of requests at which the staircases are looked at: evenly, and right before and after each step. */
function samples(to: number, { low, typical, high }: Range): number[] {
  const even = Array.from({ length: POINTS }, (_, index) => (to * Math.max(index, 0.01)) / (POINTS - 1));
  if (to / low > STAIRS) return even;
  const edges = [low, typical, high].flatMap((step) =>
    Array.from({ length: Math.floor(to / step) }, (_, index) => step * (index + 1)),
  );
  return [...even, ...edges.flatMap((edge) => [edge * (1 - 1e-9), edge * (1 + 1e-9)])]
    .filter((at) => at <= to)
    .sort((a, b) => a - b);
}

const same = (value: number): Range => ({ low: value, typical: value, high: value });

/** Pixels between two labels. */
const LINE = 18;

/** The API's line from zero, the staircase of replicas with its range, where they cross, and the reader's own volume. */
function draw(comparison: Comparison, { from, capacity }: BreakEven, own: Volume, locale?: string): ViewElement {
  const to = 1.4 * Math.max(own.requests, from.typical ?? 2 * capacity.typical);
  const stairs = samples(to, capacity).map((x) => ({ x, ...costOfVolume(comparison, x).rental }));
  const last = costOfVolume(comparison, to);
  const plot: Plot = {
    x: linear(0, to),
    y: linear(0, 1.05 * Math.max(last.api, Math.min(last.rental.high, 3 * last.rental.typical))),
    top: TOP,
    height: HEIGHT,
  };
  const [one, other] = [heightOf(plot, last.api) - 8, heightOf(plot, last.rental.typical) - 8];
  const apart = Math.abs(one - other) < LINE ? LINE : 0;
  const [api, rent] = one <= other ? [one - apart, other] : [one, other - apart];
  const cross = from.typical;
  const said = cross === null ? 'The API stays below.' : `They cross at ${requests(cross, locale)} requests.`;
  return picture(
    TOP + HEIGHT + 44,
    'Cost of a month over its requests',
    `The API’s cost grows with each request, the rent with each replica. ${said}`,
    lines(plot),
    area(plot, 'weights', stairs),
    curve(
      plot,
      'weights',
      stairs.map(({ x, typical }) => [x, typical] as const),
    ),
    curve(
      plot,
      'decode',
      [
        [0, 0],
        [to, last.api],
      ],
      { dashes: '7 3' },
    ),
    cross === null ? '' : dot(plot, 'other', cross, same(cross * comparison.apiPerRequest)),
    marker(plot, own.requests),
    names(
      plot,
      (value) => usd(value, locale),
      (value) => requests(value, locale),
    ),
    label('renting', 1, Math.max(rent, TOP), { kind: 'on', anchor: 'end' }),
    label('API', 1, Math.max(api, TOP), { kind: 'on', anchor: 'end' }),
    along(plot, 'your month', own.requests, TOP - 10, 'on'),
    label('USD a month', 0, 14, { kind: 'small' }),
    label('requests a month', 1, TOP + HEIGHT + 38, { kind: 'small', anchor: 'end' }),
  );
}

/** The range of the crossing, in brackets; its dear end may lie nowhere. */
function spread({ low, typical, high }: Crossing, { range, requests: said }: Print): string {
  if (low === null || typical === null) return '';
  return ` (${high === null ? `${said(low)} at best, never at worst` : range({ low, typical, high }, requests)})`;
}

/** Both prices at the reader's volume, and which of the two is less. */
function headlineOf(
  [model, fleet]: readonly string[],
  offer: Offer,
  { from, capacity }: BreakEven,
  own: Volume,
  print: Print,
): string {
  const { range, usd: money, count } = print;
  const verdict = {
    api: `the API is cheaper`,
    rental: 'renting is cheaper',
    either: 'the ranges overlap, so either may be cheaper',
  }[own.cheaper];
  const crossing =
    from.typical === null
      ? 'Even a full replica costs more a request than the API: renting does not pay at any volume.'
      : `The two cross at about ${print.requests(from.typical)} requests a month${spread(from, print)}, and a replica is full at ${print.requests(capacity.typical)}.`;
  const replicas = own.replicas.typical === 1 ? '' : `${count(own.replicas.typical)} replicas of `;
  return `At ${print.requests(own.requests)} requests a month ${offer.name} by API costs ${money(own.api)}, and ${model} on ${replicas}${fleet} ${range(own.rental, usd)}: ${verdict}. ${crossing}`;
}

function formulas(
  comparison: Comparison,
  { reservation, capacity, from }: BreakEven,
  rent: Rent,
  print: Print,
): View[] {
  const { count, usd: money, percent } = print;
  const {
    acceleratorsPerReplica: accelerators,
    requestsPerSecond,
    hours = 0,
    utilisation = 1,
    apiPerRequest,
  } = comparison;
  return [
    'API = requests × price of a request; renting = replicas × reservation, where replicas = requests ÷ capacity, rounded up',
    `reservation = accelerators × rent × hours = ${accelerators} × ${money(rent.typical)} × ${count(hours)} = ${money(reservation.typical)}`,
    `capacity = requests a second × 3,600 × hours × use = ${count(requestsPerSecond.typical)} × 3,600 × ${count(hours)} × ${percent(utilisation)} = ${print.requests(capacity.typical)}`,
    from.typical === null
      ? `reservation ÷ capacity = ${money(reservation.typical / capacity.typical)} a request, above the API’s ${money(apiPerRequest)}`
      : `crossing = reservation ÷ price = ${money(reservation.typical)} ÷ ${money(apiPerRequest)} = ${print.requests(from.typical)} requests`,
  ].map((text) => view('p', {}, text));
}

const NEVER = 'never';

function tables(comparison: Comparison, made: BreakEven, own: Volume, call: Call, print: Print): [Table, ...Table[]] {
  const { range, usd: money, percent } = print;
  const each = (crossing: Crossing): string[] =>
    [crossing.low, crossing.typical, crossing.high].map((value) => (value === null ? NEVER : print.requests(value)));
  return [
    {
      caption: 'Your month',
      columns: ['', 'API', 'Renting'],
      rows: [
        { what: 'In all', values: [money(own.api), range(own.rental, usd)] },
        {
          what: 'One request',
          values: [
            money(comparison.apiPerRequest),
            range(
              mapRange(own.rental, (all) => all / own.requests),
              usd,
            ),
          ],
        },
        { what: 'Replicas', values: ['–', range(own.replicas, printCount)] },
        { what: 'Their time with work', values: ['–', range(own.utilisation, (value) => percent(value))] },
      ],
    },
    {
      caption: 'One replica, a month',
      columns: [''],
      rows: [
        { what: 'Rent, used or not', values: [range(made.reservation, usd)] },
        { what: 'Requests it can serve', values: [range(made.capacity, requests)] },
        { what: 'One request when full', values: [range(made.perRequestAtCapacity, usd)] },
      ],
    },
    {
      caption: 'Renting is cheaper',
      columns: ['requests a month', 'Best case', 'Typical', 'Worst case'],
      rows: [
        { what: 'from, until a replica is full', values: each(made.from) },
        { what: 'always from', values: each(made.always) },
      ],
    },
    {
      caption: 'The crossing against other offers',
      shown: 0,
      columns: ['Offer', 'One request', 'Crossing'],
      rows: Object.values(offers).flatMap((offer) => {
        const price = callCost(call, offer).total;
        if (price === 0) return [];
        const { typical } = compare({ ...comparison, apiPerRequest: price }).from;
        return [
          {
            what: `${offer.name} (${offer.provider})`,
            values: [money(price), typical === null ? NEVER : print.requests(typical)],
          },
        ];
      }),
    },
  ];
}

export const breakEven = widget({
  tag: 'inference-break-even',
  title: 'API or rent',
  question: 'From how many requests a month on is it cheaper to rent accelerators than to pay an API?',
  about: [
    'For whoever pays an API by the token and wonders whether a model of their own on rented accelerators would cost less. The API’s bill grows with each request. Rent is due by the hour, used or not, and comes in steps: one replica of the model serves so many requests, then a second one is needed.',
    'Set an offer, a model that would do the same work, what it runs on and your volume. The answer says where the two cross, what either costs at your volume, and how busy the machines would be. Whether the two models are equally good is yours to judge.',
  ],
  term: 'break-even-analysis',
  height: 2156,
  fields: {
    requests: {
      type: 'number',
      label: 'Your volume',
      unit: 'requests a month',
      start: 1_000_000,
      least: 1,
      most: 1e11,
      step: 1,
    },
    offer: {
      type: 'choice',
      label: 'API',
      start: 'together/meta-llama/Llama-3.3-70B-Instruct-Turbo',
      choices: Object.fromEntries(
        Object.entries(offers).map(([id, { name, provider }]) => [id, { name, group: provider }]),
      ),
    },
    model: {
      ...recentModelField,
      label: 'Model on rented accelerators',
      start: 'llama-3.3-70b',
    },
    accelerator: {
      type: 'choice',
      label: 'Accelerator',
      help: 'Those that somebody rents out',
      start: 'h100-sxm',
      choices: chooseAccelerator(rentable),
    },
    accelerators: {
      type: 'number',
      label: 'In a replica',
      unit: 'accelerators',
      help: 'How many hold one copy together',
      start: 2,
      least: 1,
      most: 64,
      step: 1,
      known: 'tensorParallel',
    },
    weights: {
      type: 'choice',
      label: 'Weights',
      help: 'Fewer bits: smaller, faster, a little less exact',
      start: 'fp8',
      choices: named(['bf16', 'fp8', 'int8', 'int4', 'nvfp4', 'mxfp4']),
    },
    users: {
      type: 'number',
      label: 'Users at once',
      unit: 'users',
      help: 'Of one replica. More: cheaper and slower',
      start: 32,
      least: 1,
      most: 4096,
      step: 1,
      known: 'concurrency',
    },
    use: {
      type: 'number',
      label: 'Use',
      unit: '%',
      help: 'Of its capacity, over all hours. Steady 70, with quiet nights 15',
      start: 40,
      least: 1,
      most: 100,
    },
    input: { ...promptField, start: 3000, most: 1_000_000 },
    output: { ...replyField, start: 400 },
    hours: {
      type: 'number',
      label: 'Rented for',
      unit: 'hours a month',
      help: '730 is all of it',
      start: 730,
      least: 1,
      most: 730,
    },
    rent: rentField,
  },
  presets: [
    { id: 'steady', name: 'Steady load', values: { use: '70', hours: '730', requests: '10000000' } },
    { id: 'spiky', name: 'Peaks and quiet nights', values: { use: '15', hours: '730', requests: '1000000' } },
    {
      id: 'dear-api',
      name: 'In place of a dear model',
      values: {
        offer: 'openai/gpt-4.1',
        model: 'llama-3.3-70b',
        accelerator: 'h100-sxm',
        accelerators: '2',
        use: '40',
        requests: '1000000',
      },
    },
    {
      id: 'small-model',
      name: '8B against a cheap seller',
      values: {
        offer: 'groq/llama-3.1-8b-instant',
        model: 'llama-3.1-8b',
        accelerator: 'l40s',
        accelerators: '1',
        use: '40',
        requests: '1000000',
      },
    },
  ],
  answer(values, locale): Answer {
    const print = { ...printer(locale), requests: (value: number) => requests(value, locale) };
    const { input, output, users, accelerators, hours } = values;
    const model = recentModelOf(values.model);
    const card = rentable[values.accelerator] as Facts<Accelerator>;
    const offer = offers[values.offer] as Offer;
    const rent = rentOf(values.accelerator, values.rent) as Rent;
    const call = { inputTokens: input, outputTokens: output };
    const weights = values.weights as PrecisionName;
    const estimate = estimateSpeed({
      ...call,
      model,
      accelerator: { ...card, ...unread },
      accelerators,
      tensorParallel: accelerators,
      weights,
      kvCache: 'bf16',
      engine: 'vllm',
      concurrency: users,
    });
    const { outputTokensPerSecond: rate, latency, memory, validated } = estimate;
    const fleet = fleetOf(card.name, accelerators);
    if (rate === null || latency === null) {
      throw new RangeError(
        `${model.name} in ${precisionName(weights)} does not fit ${fleet}: each would hold ${print.bytes(memory.total)} and has ${print.bytes(memory.capacity)}. Take more accelerators, or weights of fewer bits.`,
      );
    }
    const apiPerRequest = callCost(call, offer).total;
    if (input + output > (offer.maxContext ?? Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `Prompt and reply together must be at most the ${print.count(offer.maxContext ?? 0)} tokens that ${offer.name} reads, got ${print.count(input + output)}`,
      );
    }
    const comparison: Comparison = {
      apiPerRequest,
      perHour: rent,
      acceleratorsPerReplica: accelerators,
      requestsPerSecond: mapRange(rate, (tokens) => tokens / output),
      hours,
      utilisation: values.use / 100,
    };
    const made = compare(comparison);
    const own = costOfVolume(comparison, values.requests);
    return {
      headline: headlineOf([model.name, fleet], offer, made, own, print),
      picture: draw(comparison, made, own, locale),
      tables: tables(comparison, made, own, call, print),
      data: [
        ['quantity', 'unit', 'low', 'typical', 'high'],
        ['request by API', 'USD', apiPerRequest, apiPerRequest, apiPerRequest],
        ...(
          [
            ['reservation of a replica', 'USD a month', made.reservation],
            ['capacity of a replica', 'requests a month', made.capacity],
            ['renting cheaper from', 'requests a month', made.from],
            ['renting always cheaper from', 'requests a month', made.always],
            ['rent at your volume', 'USD a month', own.rental],
            ['replicas at your volume', 'replicas', own.replicas],
          ] as const
        ).map(([name, unit, { low, typical, high }]) => [name, unit, low ?? NEVER, typical ?? NEVER, high ?? NEVER]),
        ['API at your volume', 'USD a month', own.api, own.api, own.api],
      ],
      how: formulas(comparison, made, rent, print),
      assumptions: [
        `A reply of ${print.count(output)} tokens takes ${print.range(latency, (value) => print.seconds(value))} with ${print.count(users)} at once, by vLLM.`,
        `Rent of ${rentText(rent, print)} for each accelerator. Best case: the lowest rent and the fastest replica.`,
        'A machine that fails takes its requests with it: one replica has no spare.',
        `Left out: engineers, storage, traffic, and whether ${model.name} answers as well as ${offer.name}.`,
        ...(validated ? [] : ['No measurement of this accelerator with vLLM stands behind the range, so it is wider.']),
      ],
      dated: `${dated} ${rent.dated} API prices of ${offersFrom.released} (genai-prices ${offersFrom.version}).`,
      priced: rent.priced === undefined || rent.priced > offersFrom.released ? offersFrom.released : rent.priced,
      sources: [
        ...recentModelOrigins(values.model),
        originOf(values.accelerator, card),
        { title: `${offer.name}, ${offer.provider}`, url: `/catalogue/prices/#${values.offer.replaceAll('/', '-')}` },
        ...rentSources(rent),
      ],
    };
  },
});
