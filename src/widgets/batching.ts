import { estimateSpeed, type SpeedEstimate } from '../estimate/chat.ts';
import type { Range } from '../estimate/range.ts';
import { count as printCount, tokenRate, usd } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { label, type Mark, picture } from './frame/chart.ts';
import { along, area, curve, heightOf, lines, logarithmic, marker, names, type Pen, type Plot } from './frame/plot.ts';
import { printer } from './frame/print.ts';
import { type Answer, widget } from './frame/widget.ts';
import { type Rent, rentField, rentOf, rentSources, rentText } from './rent.ts';
import { dated, fleet, originsOf, scenarioFields, scenarioOf, type Told } from './scenario.ts';
import { ENGLISH, promptField, replyField } from './token-fields.ts';
import { tooLarge } from './too-large.ts';

type Print = ReturnType<typeof printer>;

/** What a batch of users gets. */
interface Point {
  readonly batch: number;
  readonly all: Range;
  readonly each: Range;
  /** USD for a million output tokens; undefined where no rent is known. */
  readonly million: Range | undefined;
  readonly estimate: SpeedEstimate;
}

/** Points of a curve at most: enough that it looks round. */
const POINTS = 40;

/** Whole numbers from 1 up to `most`, each about as many times the one before, and all powers of two. */
function batchesUpTo(most: number): number[] {
  const even = Array.from({ length: POINTS }, (_, index) => Math.round(most ** (index / (POINTS - 1))));
  for (let power = 1; power <= most; power *= 2) even.push(power);
  return [...new Set(even)].sort((a, b) => a - b);
}

/**
 * The knee: where the product of both speeds is largest, that of all and that of each. Before it a doubling of the batch gives
 * all more than it takes from each; after it, less. Where a pass takes a fixed time and as much again for every so many users,
 * it lies where both are equal.
 */
const kneeOf = (points: readonly Point[]): Point => {
  const product = ({ all, each }: Point): number => all.typical * each.typical;
  return points.reduce((best, point) => (product(point) > product(best) ? point : best));
};

const SPEED = { top: 46, height: 178 } as const;
const MONEY = { top: 272, height: 92 } as const;
const FOOT = 46;

const scaleOf = (ranges: readonly Range[]) =>
  logarithmic(Math.min(...ranges.map(({ low }) => low)) / 1.6, Math.max(...ranges.map(({ high }) => high)) * 1.4);

function draw(
  points: readonly Point[],
  knee: Point | undefined,
  { count, usd: money, tokenRate: rate }: Print,
): ViewElement {
  const [first, last] = [points[0] as Point, points.at(-1) as Point];
  const x = logarithmic(1, Math.max(2, last.batch), 2);
  const middle = points.find(({ batch }) => x.at(batch) >= 0.5) ?? last;
  const speed: Plot = { x, y: scaleOf(points.flatMap(({ all, each }) => [all, each])), ...SPEED };
  const prices = points.flatMap(({ million }) => million ?? []);
  const price: Plot | undefined = prices.length === 0 ? undefined : { x, y: scaleOf(prices), ...MONEY };
  const bottom = price ?? speed;
  const drawn = (plot: Plot, mark: Mark, of: 'all' | 'each' | 'million', pen?: Pen): View => {
    const values = points.flatMap(({ batch, [of]: range }) => (range === undefined ? [] : [{ x: batch, ...range }]));
    const middles = values.map(({ x: at, typical }): [number, number] => [at, typical]);
    return [area(plot, mark, values), curve(plot, mark, middles, pen)];
  };
  const end = bottom.top + bottom.height;
  return picture(
    end + FOOT,
    'Speed and cost by users at once',
    `One user gets ${rate(first.each.typical)}; ${count(last.batch)} get ${rate(last.each.typical)} each and ${rate(last.all.typical)} together${knee === undefined ? '' : `. The knee lies at ${count(knee.batch)}`}.`,
    label('Tokens a second', 0, 14, { kind: 'name' }),
    lines(speed),
    drawn(speed, 'weights', 'all'),
    drawn(speed, 'decode', 'each', { dashes: '7 3' }),
    names(speed, count, price === undefined ? count : undefined),
    label('all together', x.at(middle.batch), heightOf(speed, middle.all.high) - 8, { kind: 'on', anchor: 'end' }),
    label('each user', x.at(middle.batch), heightOf(speed, middle.each.low) + 16, { kind: 'on', anchor: 'end' }),
    price === undefined
      ? ''
      : [
          label('USD for a million output tokens', 0, MONEY.top - 12, { kind: 'name' }),
          lines(price),
          drawn(price, 'prefill', 'million'),
          names(price, money, count),
        ],
    knee === undefined
      ? ''
      : [marker(speed, knee.batch, end), along(speed, `knee: ${count(knee.batch)} users`, knee.batch, 36, 'on')],
    label('users at once (log scale)', 0, end + 38, { kind: 'small' }),
  );
}

/** What lies beyond the point that is told. */
function beyond(points: readonly Point[], knee: Point, asked: number, { count }: Print): string {
  const last = points.at(-1) as Point;
  if (knee.batch === 1) return 'There is no knee: one user keeps the machine busy, and each further one waits.';
  if (knee.batch < last.batch) return 'That is the knee: with more users each of them loses more than all gain.';
  return last.batch < asked
    ? `Memory is full at ${count(last.batch)}, before the knee: with more of it, tokens would be cheaper.`
    : 'The knee is not reached: a larger batch would make tokens cheaper still.';
}

function formulas(scenario: Told, at: Point, output: number, rent: Rent | undefined, print: Print): View[] {
  const { count, seconds, usd: money, tokenRate: rate } = print;
  const { batch, all, estimate, million } = at;
  const texts = [
    'speed of all = users × output tokens ÷ seconds of one request',
    `${count(batch)} × ${count(output)} ÷ ${seconds(estimate.latency?.typical ?? 0)} = ${rate(all.typical)}`,
    ...(rent === undefined || million === undefined
      ? []
      : [
          'a million tokens = accelerators × rent of an hour × 10⁶ ÷ (3,600 s × speed of all)',
          `${count(scenario.accelerators)} × ${money(rent.typical)} × 10⁶ ÷ (3,600 s × ${rate(all.typical)}) = ${money(million.typical)}`,
        ]),
    'knee = users at which speed of all × speed of each is largest',
  ];
  return texts.map((text) => view('p', {}, text));
}

export const batching = widget({
  tag: 'inference-batching',
  title: 'What a batch does',
  question: 'How much more does a machine write, and how much slower is it for each user, when it serves many at once?',
  about: [
    'For whoever serves a model and must choose how many requests run at once. A pass through the model reads all its weights, whether it then writes one token or a hundred: so a second user costs the first one almost nothing, until the arithmetic for all of them, and reading what each has said so far, takes as long as the weights.',
    'There the curve bends. To the left of the knee users share the machine nearly for free; to its right a larger batch adds less to all than it takes from each, and the price of a token hardly falls.',
  ],
  term: 'batch-size',
  height: 2010,
  fields: {
    ...scenarioFields,
    input: { ...promptField, help: ENGLISH, start: 512 },
    output: { ...replyField, start: 256, least: 2 },
    users: {
      type: 'number',
      label: 'Largest batch',
      unit: 'users',
      help: 'Each asks again once answered',
      start: 256,
      least: 1,
      most: 4096,
      step: 1,
      known: 'concurrency',
    },
    rent: rentField,
  },
  presets: [
    {
      id: 'batch-1-to-256',
      name: 'Batch 1 to 256',
      values: {
        model: 'llama-3.1-8b',
        accelerator: 'h100-sxm',
        accelerators: '1',
        weights: 'bf16',
        input: '512',
        output: '256',
        users: '256',
      },
    },
    {
      id: 'long-prompts',
      name: 'Long prompts',
      values: {
        model: 'llama-3.1-8b',
        accelerator: 'h100-sxm',
        accelerators: '1',
        weights: 'bf16',
        input: '8000',
        output: '256',
        users: '256',
      },
    },
    {
      id: '70b-four-h100',
      name: '70B on four H100',
      values: {
        model: 'llama-3.1-70b',
        accelerator: 'h100-sxm',
        accelerators: '4',
        weights: 'fp8',
        input: '512',
        output: '256',
        users: '256',
      },
    },
    {
      id: 'experts',
      name: 'A mixture of experts',
      values: {
        model: 'qwen3-30b-a3b',
        accelerator: 'h100-sxm',
        accelerators: '1',
        weights: 'fp8',
        input: '512',
        output: '256',
        users: '1024',
      },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { count } = print;
    const { input, output, users } = values;
    const scenario = scenarioOf(values);
    const rent = rentOf(values.accelerator, values.rent);
    const estimateOf = (batch: number): SpeedEstimate =>
      estimateSpeed({
        ...scenario,
        inputTokens: input,
        outputTokens: output,
        concurrency: batch,
        perHour: rent,
      });
    const alone = estimateOf(1);
    if (alone.outputTokensPerSecond === null) throw tooLarge(scenario, alone.memory, print);
    const most = Math.min(users, alone.memory.maxConcurrency);
    const points = batchesUpTo(most).flatMap((batch): Point[] => {
      const estimate = estimateOf(batch);
      const { outputTokensPerSecond: all, outputTokensPerSecondPerUser: each, cost } = estimate;
      return all === null || each === null
        ? []
        : [{ batch, all, each, million: cost?.perMillionOutputTokens, estimate }];
    });
    const [first, last, knee] = [points[0] as Point, points.at(-1) as Point, kneeOf(points)];
    const bent = knee.batch > 1 && knee.batch < last.batch;
    const shown = bent ? knee : last;
    const price = shown.million === undefined ? '' : `, at ${print.range(shown.million, usd)} a million tokens`;
    const told = points.filter(
      ({ batch }) => Number.isInteger(Math.log2(batch)) || batch === shown.batch || batch === last.batch,
    );
    return {
      headline: `${scenario.model.name} on ${fleet(scenario)} writes ${print.range(first.each, tokenRate)} for one user. With ${bent ? 'about ' : ''}${count(shown.batch)} at once it writes ${print.range(shown.all, tokenRate)} in all, ${print.range(shown.each, tokenRate)} for each${price}. ${beyond(points, knee, users, print)}`,
      picture: draw(points, bent ? knee : undefined, print),
      tables: [
        {
          caption: 'By users at once',
          columns: [
            'Users',
            { text: 'All, tokens/s', mark: 'weights' },
            { text: 'Each, tokens/s', mark: 'decode' },
            ...(rent === undefined ? [] : [{ text: 'USD a million', mark: 'prefill' } as const]),
          ],
          rows: told.map(({ batch, all, each, million }) => ({
            what: bent && batch === knee.batch ? `${count(batch)} (knee)` : count(batch),
            values: [
              print.range(all, printCount),
              print.range(each, printCount),
              ...(million === undefined ? [] : [print.range(million, usd)]),
            ],
          })),
        },
      ],
      data: [
        ['users', ...['all', 'each', 'usd_a_million'].flatMap((name) => [`${name}_low`, name, `${name}_high`])],
        ...points.map(({ batch, all, each, million }) => [
          batch,
          ...[all, each, million].flatMap((range) => [range?.low ?? '', range?.typical ?? '', range?.high ?? '']),
        ]),
      ],
      how: formulas(scenario, shown, output, rent, print),
      assumptions: [
        `${count(alone.memory.maxConcurrency)} users fit at once, by memory or by what the engine runs.`,
        'Every user asks again once answered, and requests are alike; real traffic fills a batch less evenly.',
        `A range is meant to hold four measurements in five${alone.validated ? '' : '; no measurement of this accelerator with this engine stands behind it, so it is wider'}.`,
        rent === undefined
          ? 'No rent of this accelerator is known; put one in to see what tokens cost.'
          : `Rent: ${rentText(rent, print)} for one accelerator, busy all the time. It pays for reading prompts too.`,
      ],
      dated: rent === undefined ? dated : `${dated} ${rent.dated}`,
      priced: rent?.priced,
      sources: [...originsOf(values), ...rentSources(rent)],
    };
  },
});
