import { seconds } from '../format.ts';
import type { Lengths, LoadFindings, LoadPoint, LoadQuestion, Percentiles } from '../simulate/index.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { label, picture, rule, upright } from './frame/chart.ts';
import { changedTexts, type Values } from './frame/field.ts';
import {
  between,
  curve as drawn,
  heightOf,
  level,
  linear,
  logarithmic,
  type Plot,
  type Point,
  type Scale,
  sample,
} from './frame/plot.ts';
import { printer } from './frame/print.ts';
import type { Answer, Table, Widget } from './frame/widget.ts';
import { dated, fleet, originsOf, scenarioFields, scenarioOf } from './scenario.ts';
import { ENGLISH, promptField, replyField } from './token-fields.ts';

type Print = ReturnType<typeof printer>;

/** Right end of the curves, in units of the rate that the machine can serve. */
const MOST_SHARE = 1.3;
/** How long to look: at once, or for figures that chance moves little. */
export type Extent = 'short' | 'long';
const TIMES: Readonly<Record<Extent, number>> = { short: 1, long: 25 };
/** Deviation of lengths and of bursts, in units of their mean. */
const [MIXED, BURSTY] = [1, 3];
/** Share of the requests by which a queue grows where the load is more than can be served. */
const GROWING = 0.04;

const fields = {
  ...scenarioFields,
  rate: {
    type: 'number',
    label: 'Requests',
    unit: 'a second',
    help: 'On average, day and night; 1 a second is 2.6 million a month',
    start: 5,
    least: 0.001,
    most: 10_000,
    known: 'arrivals.rate',
  },
  arrivals: {
    type: 'choice',
    label: 'They come',
    help: 'People come at random; batches and agents in bursts',
    start: 'random',
    choices: {
      random: { name: 'at random' },
      bursty: { name: 'in bursts' },
      even: { name: 'evenly' },
    },
  },
  input: { ...promptField, help: ENGLISH, most: 1_000_000 },
  output: { ...replyField, start: 250 },
  lengths: {
    type: 'choice',
    label: 'Lengths',
    help: 'Of prompts and replies, around those means',
    start: 'mixed',
    choices: { mixed: { name: 'mixed' }, alike: { name: 'all alike' } },
  },
  ttft: {
    type: 'number',
    label: 'First token within',
    unit: 's',
    help: 'What you promise: sets what counts as served well',
    start: 1,
    least: 0.001,
    most: 86_400,
    known: 'maxTimeToFirstToken',
  },
  tpot: {
    type: 'number',
    label: 'Then a token each',
    unit: 'ms',
    help: '50 ms are 20 tokens/s, faster than anyone reads',
    start: 50,
    least: 0.1,
    most: 100_000,
    known: 'maxTimePerOutputToken',
  },
  seed: {
    type: 'number',
    label: 'Chance',
    unit: 'seed',
    help: 'Another number: other requests of the same kind',
    start: 1,
    least: 0,
    most: 1_000_000,
    step: 1,
  },
} as const;

/** What a reader has set. */
export type LoadValues = Values<typeof fields>;

/** What a reader's settings ask of the simulation. */
export function questionOf(values: LoadValues, extent: Extent): LoadQuestion {
  const { rate, input, output, lengths, ttft, tpot, seed } = values;
  const spread = (mean: number): Lengths =>
    lengths === 'mixed' ? { kind: 'lognormal', mean, variation: MIXED } : mean;
  return {
    ...scenarioOf(values),
    arrivals:
      values.arrivals === 'bursty'
        ? { kind: 'bursty', rate, variation: BURSTY }
        : { kind: values.arrivals === 'even' ? 'even' : 'poisson', rate },
    input: spread(input),
    output: spread(output),
    maxTimeToFirstToken: ttft,
    maxTimePerOutputToken: tpot / 1000,
    seed,
    longer: TIMES[extent],
  };
}

const grows = ({ queueGrowth, requests }: LoadPoint): boolean => queueGrowth > Math.max(10, GROWING * requests);

const LINES = { p50: { weight: 1.5 }, p95: { weight: 3 }, p99: { weight: 1.5, dashes: '5 4' } } as const;
type Which = keyof typeof LINES;

/** Pixels of a panel, of the curves in it, and of what stands over them. */
const [PANEL, HEIGHT, HEAD] = [138, 92, 40];

/** Line of a panel's name, above its plot. */
const headOf = ({ top }: Plot): number => top - HEAD + 14;

const askedLine = ({ x, top, height }: Plot, rate: number): View => upright(x.at(rate), top, top + height);

const aboveZero = ({ ticks }: Scale): number[] => ticks.filter((tick) => tick > 0);

/** One quantity over the rate: three percentiles, and for the middle one what the range of the machine makes of it. */
function percentilePanel(
  plot: Plot,
  {
    name,
    mark,
    of,
    limit,
  }: {
    readonly name: string;
    readonly mark: 'prefill' | 'decode';
    readonly of: (results: LoadPoint) => Percentiles | null;
    readonly limit: number;
  },
  asked: number,
  { curve, paces }: LoadFindings,
  print: Print,
): View {
  // A machine that takes k times as long at rate r takes k times as long as this one does at rate k × r.
  const line = (which: Which, pace = 1): Point[] =>
    curve.map(({ rate, point }) => [rate / pace, (of(point)?.[which] ?? 0) * pace]);
  return [
    label(name, 0, headOf(plot), { kind: 'name' }),
    aboveZero(plot.y).map((tick): View => {
      const y = heightOf(plot, tick);
      return [rule(y), label(tick < 1 ? print.seconds(tick) : `${print.count(tick)} s`, 0, y - 4, { kind: 'small' })];
    }),
    between(plot, mark, line('p95', paces[1]), line('p95', paces[0])),
    (Object.keys(LINES) as Which[]).map((which) => drawn(plot, mark, line(which), LINES[which])),
    level(plot, limit, 0),
    label(`limit ${print.seconds(limit)}`, 1, headOf(plot), { kind: 'small', anchor: 'end' }),
    askedLine(plot, asked),
  ];
}

/** Requests a second served within both limits: a share of those that come, or of those that get through where they are fewer. */
const goodputOf = (rate: number, { goodput, requestsPerSecond }: LoadPoint): number =>
  goodput.share * Math.min(rate, requestsPerSecond);

/** What comes, and what of it is served within both limits. */
function goodputPanel(plot: Plot, most: number, asked: number, { curve }: LoadFindings, { count }: Print): View {
  const served = curve.map(({ rate, point }): Point => [rate, goodputOf(rate, point)]);
  const best = Math.max(...served.map(([, goodput]) => goodput));
  const bestAt = heightOf(plot, best);
  return [
    label('Served within both limits, a second', 0, headOf(plot), { kind: 'name' }),
    rule(heightOf(plot, 0)),
    rule(bestAt),
    label(count(best), 0, bestAt - 4, { kind: 'small' }),
    drawn(
      plot,
      'weights',
      [
        [0, 0],
        [most, most],
      ],
      { weight: 1, dashes: '2 3' },
    ),
    drawn(plot, 'kv', [[0, 0], ...served], { weight: 3 }),
    label('all that come', 0.6, plot.top + 14, { kind: 'small', anchor: 'end' }),
    askedLine(plot, asked),
  ];
}

/** How many run and wait over time at the asked rate. */
function coursePanel(top: number, rate: number, { asked: { course } }: LoadFindings, print: Print): View {
  const longest = Math.ceil(Math.max(1, ...course.queue, ...course.batch));
  const windows = course.queue.length;
  const plot: Plot = { x: linear(0, windows), y: linear(0, longest), top: top + HEAD + 4, height: HEIGHT };
  const over = (values: readonly number[]): Point[] => values.map((value, at) => [at + 0.5, value]);
  const foot = heightOf(plot, 0);
  return [
    label(`Over time at ${print.count(rate)} a second`, 0, top + 14, { kind: 'name' }),
    label(`up to ${print.count(longest)}`, 0, top + 36, { kind: 'small' }),
    sample('decode', 0.36, top + 31, { weight: 1.5 }),
    label('running', 0.43, top + 36, { kind: 'small' }),
    sample('weights', 0.68, top + 31, { weight: 2.5 }),
    label('waiting', 0.75, top + 36, { kind: 'small' }),
    drawn(plot, 'decode', over(course.batch), { weight: 1.5 }),
    between(plot, 'weights', over(course.queue), [
      [0, 0],
      [windows, 0],
    ]),
    drawn(plot, 'weights', over(course.queue), { weight: 2.5 }),
    rule(foot),
    label('0', 0, foot + 18, { kind: 'small' }),
    label(print.seconds(course.width * windows), 1, foot + 18, { kind: 'small', anchor: 'end' }),
  ];
}

/** Curves over the rate: waits, pace, and what is served within the limits; then the queue over time at the asked rate. */
function draw({ rate, ttft, tpot }: LoadValues, found: LoadFindings, print: Print): ViewElement {
  const { curve: points, capacity, asked, paces } = found;
  const most = MOST_SHARE * capacity;
  const x = linear(0, most, 5);
  const panel = (index: number, y: Scale): Plot => ({ x, y, top: 26 + index * PANEL + HEAD, height: HEIGHT });
  const firsts = points.map(({ point }) => point.timeToFirstToken);
  const decade = (value: number, round: (exponent: number) => number): number => 10 ** round(Math.log10(value));
  // What comes after the machine is full depends on how long one looks: it need not be seen in full.
  const from = decade(Math.min(ttft, ...firsts.map(({ p50 }) => p50 * paces[0])), Math.floor);
  const to = Math.max(
    from * 10,
    Math.min(from * 1e4, decade(Math.min(10 * ttft, 2 * Math.max(ttft, ...firsts.map(({ p99 }) => p99))), Math.ceil)),
  );
  const limit = tpot / 1000;
  const seen = points.filter((one) => one.rate <= most).map(({ point }) => point.timePerOutputToken?.p95 ?? 0);
  const each = Math.min(3 * limit, Math.max(1.2 * limit, ...seen));
  const base = 26 + 3 * PANEL;
  const place = x.at(rate);
  const key = (at: number, text: string, which: Which): View => [
    sample('prefill', at, 9, LINES[which]),
    label(text, at + 0.07, 14, { kind: 'small' }),
  ];
  return picture(
    base + 36 + PANEL + 24,
    'Waits, pace and goodput over the arrival rate',
    `At ${print.count(rate)} requests a second the first token comes within ${print.seconds(asked.timeToFirstToken.p95)} for 95 in 100, and ${print.percent(asked.goodput.share)} are within both limits. The machine serves about ${print.count(capacity)} a second.`,
    key(0, 'half', 'p50'),
    key(0.27, '95 in 100', 'p95'),
    key(0.65, '99 in 100', 'p99'),
    percentilePanel(
      panel(0, logarithmic(from, to)),
      {
        name: 'Time to first token (log)',
        mark: 'prefill',
        of: ({ timeToFirstToken }) => timeToFirstToken,
        limit: ttft,
      },
      rate,
      found,
      print,
    ),
    percentilePanel(
      panel(1, linear(0, each, 3)),
      {
        name: 'Time per output token',
        mark: 'decode',
        of: ({ timePerOutputToken }) => timePerOutputToken,
        limit,
      },
      rate,
      found,
      print,
    ),
    goodputPanel(panel(2, linear(0, most)), most, rate, found, print),
    aboveZero(x)
      .filter((tick) => x.at(tick) < 0.93 && Math.abs(x.at(tick) - place) > 0.1)
      .map((tick) => label(print.count(tick), x.at(tick), base + 12, { kind: 'small', anchor: 'middle' })),
    label(print.count(rate), place, base + 12, {
      kind: 'number',
      anchor: place > 0.9 ? 'end' : place < 0.1 ? 'start' : 'middle',
    }),
    label('requests a second', 1, base + 32, { kind: 'small', anchor: 'end' }),
    coursePanel(base + 44, rate, found, print),
  );
}

function tables(
  rate: number,
  { asked, fast, slow, capacity, curve }: LoadFindings,
  print: Print,
  locale: string | undefined,
): [Table, Table] {
  const time = (of: (results: LoadPoint) => Percentiles | null): string[] => {
    const [typical, low, high] = [of(asked), of(fast), of(slow)];
    if (typical === null || low === null || high === null) return ['–', '–', '–', '–'];
    const ends = [low.p95, typical.p95, high.p95].sort((a, b) => a - b) as [number, number, number];
    return [
      ...[typical.p50, typical.p95, typical.p99].map((value) => seconds(value, locale)),
      print.range({ low: ends[0], typical: typical.p95, high: ends[2] }, seconds),
    ];
  };
  const { queue, goodput } = asked;
  const own = goodputOf(rate, asked);
  const best = Math.max(own, ...curve.map(({ rate: each, point }) => goodputOf(each, point)));
  return [
    {
      caption: 'How long they wait',
      columns: ['', 'Half within', '95 in 100', '99 in 100', 'Range of the 95'],
      rows: [
        { what: { text: 'Time to first token', mark: 'prefill' }, values: time((one) => one.timeToFirstToken) },
        { what: { text: 'Time per output token', mark: 'decode' }, values: time((one) => one.timePerOutputToken) },
        { what: 'Whole reply', values: time((one) => one.latency) },
        {
          what: 'Requests waiting',
          values: [...[queue.p50, queue.p95, queue.p99].map((value) => print.count(value)), '–'],
        },
      ],
    },
    {
      caption: 'What the machine does',
      shown: 3,
      columns: ['', 'Mean'],
      rows: [
        { what: 'Within both limits', values: [print.percent(goodput.share)] },
        { what: 'Goodput, their number', values: [`${print.count(own)} requests/s`] },
        { what: 'Most goodput at any rate', values: [`${print.count(best)} requests/s`] },
        { what: 'It can serve about', values: [`${print.count(capacity)} requests/s`] },
        { what: 'Speed of all requests', values: [print.tokenRate(asked.outputTokensPerSecond)] },
        { what: 'Requests served at once', values: [print.count(asked.batch)] },
        { what: 'KV cache filled', values: [print.percent(asked.kvCache.mean)] },
        { what: 'Put out for lack of memory', values: [`${print.count(asked.preemptions)} times`] },
      ],
    },
  ];
}

function headlineOf(values: LoadValues, { asked, slow, capacity }: LoadFindings, print: Print): string {
  const told = scenarioOf(values);
  const who = `${told.model.name} on ${fleet(told)}`;
  const { timeToFirstToken: first, goodput } = asked;
  const limits = `${print.seconds(values.ttft)} to the first token and ${print.seconds(values.tpot / 1000)} for each further one`;
  const within = `${print.percent(goodput.share)} keep both limits, ${limits}`;
  if (grows(asked))
    return `${print.count(values.rate)} requests a second are more than ${who} can serve, about ${print.count(capacity)}: the queue grows as long as they come, and so does the wait. ${within}.`;
  const slower = grows(slow) ? ' At the slow end of its range it would fall behind.' : '';
  return `At ${print.count(values.rate)} requests a second ${who} begins to answer half of them within ${print.seconds(first.p50)} and 99 in 100 within ${print.seconds(first.p99)}; ${within}.${slower}`;
}

/** The answer from what a simulation found. */
export function answerFrom(values: LoadValues, found: LoadFindings, extent: Extent, locale?: string): Answer {
  const print = printer(locale);
  const { asked, fast, slow, capacity, paces, validated, curve: points } = found;
  const { rate, input, output, ttft, tpot } = values;
  const counted = asked.requests;
  return {
    headline: headlineOf(values, found, print),
    picture: draw(values, found, print),
    tables: tables(rate, found, print, locale),
    data: [
      [
        'requests_per_second',
        'machine',
        'ttft_p50_s',
        'ttft_p95_s',
        'ttft_p99_s',
        'tpot_p50_s',
        'tpot_p95_s',
        'tpot_p99_s',
        'latency_p95_s',
        'queue_mean',
        'queue_p95',
        'batch_mean',
        'output_tokens_per_second',
        'share_within_limits',
        'goodput_requests_per_second',
      ],
      ...[
        ...(
          [
            ['typical', asked],
            ['fast', fast],
            ['slow', slow],
          ] as const
        ).map(([machine, results]) => ({ rate, machine, results })),
        ...points.map(({ rate: each, point }) => ({ rate: each, machine: 'typical', results: point })),
      ].map(({ rate: each, machine, results }) => [
        each,
        machine,
        results.timeToFirstToken.p50,
        results.timeToFirstToken.p95,
        results.timeToFirstToken.p99,
        results.timePerOutputToken?.p50 ?? 0,
        results.timePerOutputToken?.p95 ?? 0,
        results.timePerOutputToken?.p99 ?? 0,
        results.latency.p95,
        results.queue.mean,
        results.queue.p95,
        results.batch,
        results.outputTokensPerSecond,
        results.goodput.share,
        goodputOf(each, results),
      ]),
    ],
    how: [
      view(
        'p',
        {},
        'Requests are drawn by chance and run through a model of the server, pass by pass: each pass gives every running request a token and reads new prompts with the room that is left; a request starts when a place and memory for its cache are free.',
      ),
      view('p', {}, 'requests at once = arrivals a second × time in the machine (Little’s law)'),
      view(
        'p',
        {},
        `${print.count(asked.requestsPerSecond)} a second drawn × ${print.seconds(asked.latency.mean)} = ${print.count(asked.requestsPerSecond * asked.latency.mean)}; counted over time: ${print.count(asked.batch + asked.queue.mean)} (${print.count(asked.batch)} running, ${print.count(asked.queue.mean)} waiting)`,
      ),
      view('p', {}, 'goodput = requests a second × share within both limits'),
      view(
        'p',
        {},
        `${print.count(Math.min(rate, asked.requestsPerSecond))} × ${print.percent(asked.goodput.share)} = ${print.count(goodputOf(rate, asked))} a second, of at most ${print.count(capacity)}`,
      ),
    ],
    assumptions: [
      `Prompts of ${print.count(input)} and replies of ${print.count(output)} tokens on average; the first token within ${print.seconds(ttft)}, each further one within ${print.seconds(tpot / 1000)} on average over a reply.`,
      `${print.count(counted)} requests are counted after a warm-up, at the asked rate; ${extent === 'short' ? 'so few leave the 99 in 100 to chance, and a load near the limit may not have settled: simulate more' : 'enough that another seed changes little'}.`,
      `The range takes every time of the machine ${print.percent(paces[0])} to ${print.percent(paces[1])} as long, which should hold four measurements in five${validated ? '' : '; no measurement of this accelerator with this engine stands behind it, so it is wider'}.`,
      `Arrivals at random are Poisson’s; bursts have gamma gaps whose deviation is ${print.count(BURSTY)} times their mean; mixed lengths are log-normal, with a deviation as large as their mean.`,
      'First come, first served; no request is turned away, and nobody gives up waiting. Where the cache is full, the request that started last is put out and computed again.',
      'The network between reader and server is left out, and so is the tokenizer.',
    ],
    dated,
    sources: originsOf(values),
    longer: extent === 'short' ? `Simulate ${print.count(TIMES.long)} times as many requests` : '',
  };
}

/** Whether these are the settings that the widget starts with. */
export const isStart = (values: LoadValues): boolean => Object.keys(changedTexts(fields, values)).length === 0;

/** Everything of the widget but where its simulation runs. */
export const loadRecord = {
  tag: 'inference-load',
  title: 'How it holds up under load',
  question: 'How long do people wait when so many requests come each second, and when does the queue run away?',
  about: [
    'For whoever puts a model in front of people who come when they like. A machine that answers one person in a blink answers the hundredth in a crowd much later: requests share its passes, wait for memory, and queue. Means hide that, so this shows what half of them, 95 in 100 and 99 in 100 get.',
    'A server is simulated request by request, with chance arrivals and lengths: a short simulation at once, a long one in the background when you ask for it. Raise the rate until the curves turn up: that is where the machine is full, and well before it lies the load that it serves within your limits.',
  ],
  term: 'continuous-batching',
  height: 2352,
  fields,
  presets: [
    { id: 'steady', name: 'Steady', values: { rate: '5', arrivals: 'random' } },
    { id: 'bursty', name: 'The same in bursts', values: { rate: '5', arrivals: 'bursty' } },
    { id: 'near-saturation', name: 'Nearly full', values: { rate: '8', arrivals: 'random' } },
    { id: 'over', name: 'Too much', values: { rate: '12', arrivals: 'random' } },
  ],
} as const satisfies Omit<Widget<typeof fields>, 'answer'>;
